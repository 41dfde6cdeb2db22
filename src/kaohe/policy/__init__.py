"""The policy (制度) as typed data: organization, positions, indicators, scorecards, rules, grades, pay, procedure."""

from kaohe.policy.bundle import Policy

__all__ = ["Policy"]
