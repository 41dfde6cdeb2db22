"""Checks (检查): what must be true of a policy that can be read; each in a file named after it."""

from __future__ import annotations

from kaohe.findings import Finding
from kaohe.policy.bundle import Policy
from kaohe.policy.checks import (
    bands_cover_the_range,
    bands_do_not_overlap,
    bounds_are_ordered,
    calendar_is_consistent,
    cap_not_below_full_marks,
    clauses_are_unique,
    deadlines_are_complete,
    dimensions_agree,
    direction_fits,
    every_number_has_a_clause,
    grades_descend,
    ids_are_plain_and_unique,
    job_description_matches_kpi_table,
    levels_are_reachable,
    names_are_unique,
    one_fact_one_row,
    parts_sum_to_full_marks,
    printed_subordinates_agree,
    ratio_needs_positive_target,
    references_resolve,
    reporting_lines_are_a_tree,
    sentence_and_rule_agree,
    step_not_larger_than_full_marks,
    tiers_ascend,
    veto_has_judge_and_evidence,
    weights_sum_to_100,
)

CHECKS = (
    references_resolve,
    ids_are_plain_and_unique,
    names_are_unique,
    every_number_has_a_clause,
    clauses_are_unique,
    reporting_lines_are_a_tree,
    printed_subordinates_agree,
    job_description_matches_kpi_table,
    weights_sum_to_100,
    parts_sum_to_full_marks,
    bounds_are_ordered,
    bands_cover_the_range,
    bands_do_not_overlap,
    dimensions_agree,
    direction_fits,
    cap_not_below_full_marks,
    step_not_larger_than_full_marks,
    ratio_needs_positive_target,
    levels_are_reachable,
    sentence_and_rule_agree,
    one_fact_one_row,
    veto_has_judge_and_evidence,
    grades_descend,
    tiers_ascend,
    deadlines_are_complete,
    calendar_is_consistent,
)
"""All checks, from the references up; each module has ``check(policy)``."""


def check(policy: Policy) -> tuple[Finding, ...]:
    """Everything found in a policy, all at once; a row shared by several scorecards is named once."""
    return tuple(dict.fromkeys(finding for module in CHECKS for finding in module.check(policy)))
