"""Kaohe (考核): performance appraisal for livestream e-commerce departments."""

__version__ = "0.1.0"
