"""Findings (查验): what is wrong with an input, where, why, and what to do next."""

from kaohe.findings.finding import Finding, Place, Severity, stops

__all__ = ["Finding", "Place", "Severity", "stops"]
