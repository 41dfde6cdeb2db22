"""The policy kept beside a result is the policy itself."""

from __future__ import annotations

from kaohe.policy import Policy


def test_the_canonical_policy_reads_back_to_the_same_fingerprint(policy: Policy) -> None:
    again = Policy.model_validate_json(policy.canonical)
    assert again.fingerprint == policy.fingerprint
    assert again == policy
