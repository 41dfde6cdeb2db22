"""A small sample month for all tests that call the commands as a user does."""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import Downloads, Outcome, kaohe, run_month, thinned

from kaohe import policy as policies

# The builders of hostile files serve here too.
sys.path.append(str(Path(__file__).parent.parent / "sandbox"))


@pytest.fixture(scope="session", autouse=True)
def _at_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The pointer to the last result stays out of the user's home; the delivered policy is read once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        patch.setattr(policies, "examine", functools.cache(policies.examine))
        yield


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Downloads:
    """Nine people, one room, one month; one order in eight."""
    folder = tmp_path_factory.mktemp("sample") / "下载"
    assert kaohe("sample", "--out", folder, "--people", 9, "--rooms", 1).code == 0
    downloads = Downloads(folder)
    thinned(downloads.orders, 8)
    return downloads


@pytest.fixture(scope="session")
def month(sample: Downloads, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The sample, run once as it is."""
    return run_month(sample.folder, tmp_path_factory.mktemp("month") / "结果")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here runs whole commands: `make test` runs it, `make check` does without."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)
