"""A sample month, ingested once for all tests of the main job."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from calculated_month import AS_OF, PERIOD, Month

from kaohe import policy as policies
from kaohe.facts import open_store
from kaohe.ingest import Options, read_folder
from kaohe.policy import Policy
from kaohe.run import calculate
from kaohe.sample import Size, write_sample


@pytest.fixture(scope="session")
def policy() -> Policy:
    """The policy delivered with Kaohe."""
    loaded = policies.examine(policies.default_folder())
    assert loaded.policy is not None
    return loaded.policy


@pytest.fixture(scope="session")
def month(policy: Policy, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Month]:
    """The default sample: 30 people, 2 rooms, one month."""
    root = tmp_path_factory.mktemp("month")
    truth = write_sample(Size(), policy, root / "downloads", AS_OF)
    read = read_folder(root / "downloads", root / "facts", Options(period=PERIOD, policy=policy))
    with open_store(read.store) as con:
        yield Month(root / "downloads", policy, truth, read, con, calculate(con, policy, PERIOD, AS_OF))
