"""The chain (核算): facts → attribution → indicators → scores → grades → pay, as one value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from kaohe.attribution import Window, attribute, check_attribution, month_window
from kaohe.facts import Connection, canonical_hash
from kaohe.findings import Finding, Place, Severity
from kaohe.grading import compile_scorecard
from kaohe.indicators import measure, rules_of
from kaohe.pay import CompiledScheme, compile_scheme
from kaohe.policy import Policy
from kaohe.run.balances import balances, left_out_lines
from kaohe.run.cards import read_inputs, score_cards
from kaohe.run.code_version import code_version
from kaohe.run.department import read_department
from kaohe.run.gaps import missing_data, unreadable_ratings
from kaohe.run.grounds import events_without_evidence, ratings_without_facts
from kaohe.run.needs import needs_of
from kaohe.run.notices import early_cut_off, late_refunds, only_overlaps, unfit_schemes
from kaohe.run.people import Office, people_of
from kaohe.run.results import CardResult, Run
from kaohe.run.staff import read_staff
from kaohe.scoring import Compiled, Library


def calculate(con: Connection, policy: Policy, period: str, as_of: dt.datetime) -> Run:
    """The run of one month as known at ``as_of``; ``con`` holds the fact tables by their names."""
    window = month_window(period, as_of)
    cards, schemes = compile_cards(policy), compile_schemes(policy)
    attribute(con, policy.facts, window)
    findings = check_attribution(con, policy.facts)
    findings += measure(con, rules_of(policy), window, needs_of(policy, cards, schemes))
    inputs = read_inputs(con)
    scored = [result for card in cards.values() for result in score_cards(con, card, inputs)]
    persons = dict(con.execute("SELECT post_id, person_id FROM posts").fetchall())
    staff = read_staff(con, window)
    findings += tuple(_of_the_month(con, policy, window))
    findings += tuple(unfit_schemes(staff, {position: one.scheme for position, one in schemes.items()}))
    people = people_of(Office(policy, schemes, inputs, staff, persons, read_department(con, window)), scored)
    findings += (*unreadable_ratings(con, policy, people), *missing_data(people, cards))
    findings += (
        *ratings_without_facts(con, policy, people, period),
        *events_without_evidence(con, policy, window),
    )
    return Run(
        period=period,
        as_of=as_of,
        policy_version=policy.document.version,
        policy_fingerprint=policy.fingerprint,
        facts_hash=canonical_hash(con),
        code_version=code_version(),
        people=people,
        balances=balances(con),
        left_out=left_out_lines(con),
        findings=(*findings, *_no_people(period, scored)),
    )


def _of_the_month(con: Connection, policy: Policy, window: Window) -> Iterator[Finding]:
    yield from early_cut_off(window)
    yield from only_overlaps(con, window.period)
    yield from late_refunds(con, window, policy.facts.orders)


def compile_cards(policy: Policy) -> dict[str, Compiled]:
    """Every scorecard with its grades as one plan, by position."""
    events = {kind.id: kind for kind in policy.events}
    library: Library = {**events, **{indicator.id: indicator for indicator in policy.indicators}}
    return {card.position: compile_scorecard(card, library, policy.grades) for card in policy.scorecards}


def compile_schemes(policy: Policy) -> dict[str, CompiledScheme]:
    """The commission scheme of each position that has one."""
    return {position: compile_scheme(scheme) for scheme in policy.pay.commissions for position in scheme.positions}


def _no_people(period: str, scored: Sequence[CardResult]) -> tuple[Finding, ...]:
    if scored:
        return ()
    return (
        Finding(
            Severity.STOP,
            "period-without-people",
            Place(),
            f"{period} 没有可以考核的人",
            "人员表里没有人在这个月任职，或人员表没有送达",
            "请检查期间是否写对，并把填好的人员表放进数据文件夹",
        ),
    )
