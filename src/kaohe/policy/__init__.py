"""The policy (制度) as typed data: organization, positions, indicators, scorecards, rules, grades, pay, procedure."""

from kaohe.policy.bundle import Policy
from kaohe.policy.checks import check
from kaohe.policy.examining import examine
from kaohe.policy.reading import Loaded, default_folder, for_period, load

__all__ = ["Loaded", "Policy", "check", "default_folder", "examine", "for_period", "load"]
