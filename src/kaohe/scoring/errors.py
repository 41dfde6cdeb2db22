"""What a rule says that cannot be computed."""

from __future__ import annotations


class ScoringError(ValueError):
    """A rule that cannot be compiled; the message is a Chinese sentence for the person who wrote the rule."""
