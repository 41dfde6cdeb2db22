"""The lock, the lists for plain pip and pyproject.toml say the same, and every package is known by its hash."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from sources import ROOT

LISTS = ("requirements.txt", "requirements-dev.txt")
PINNED = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?P<rest>.*(?:\n +--hash=\S+.*)+)", re.MULTILINE)


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / name).read_text(encoding="utf-8"))


def _locked() -> dict[str, Any]:
    return {package["name"]: package for package in _toml("uv.lock")["package"]}


def _pinned(name: str) -> dict[str, tuple[str, set[str]]]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return {
        match["name"]: (match["version"], set(re.findall(r"--hash=(\S+)", match["rest"])))
        for match in PINNED.finditer(text)
    }


def _asked(group: str) -> list[Requirement]:
    groups = _toml("pyproject.toml")["dependency-groups"]
    return [
        found
        for item in groups[group]
        for found in (_asked(item["include-group"]) if isinstance(item, dict) else [Requirement(item)])
    ]


def _required() -> list[Requirement]:
    return [Requirement(item) for item in _toml("pyproject.toml")["project"]["dependencies"]]


def _as_pairs(items: list[dict[str, str]]) -> set[tuple[str, SpecifierSet]]:
    return {(item["name"], SpecifierSet(item.get("specifier", ""))) for item in items}


def test_the_lock_was_made_from_this_pyproject() -> None:
    metadata = _locked()["kaohe"]["metadata"]
    required = {(canonicalize_name(item.name), item.specifier) for item in _required()}
    assert _as_pairs(metadata["requires-dist"]) == required, "run `make lock`"
    developers = {(canonicalize_name(item.name), item.specifier) for item in _asked("dev")}
    assert _as_pairs(metadata["requires-dev"]["dev"]) == developers, "run `make lock`"
    wanted = SpecifierSet(_toml("pyproject.toml")["project"]["requires-python"])
    assert SpecifierSet(_toml("uv.lock")["requires-python"]) == wanted


@pytest.mark.parametrize("name", LISTS)
def test_a_list_pins_what_the_lock_pins_with_the_same_hashes(name: str) -> None:
    locked, pinned = _locked(), _pinned(name)
    assert pinned
    for package, (version, hashes) in pinned.items():
        files = [*locked[package].get("wheels", []), locked[package].get("sdist", {})]
        assert version == locked[package]["version"], f"{package}: run `make lock`"
        assert hashes == {file["hash"] for file in files if file}, f"{package}: run `make lock`"


def test_the_list_to_run_holds_what_the_package_requires() -> None:
    pinned = _pinned("requirements.txt")
    for item in [*_required(), *_asked("build")]:
        version, _ = pinned[canonicalize_name(item.name)]
        assert item.specifier.contains(version), item


def test_the_list_for_developers_holds_the_whole_lock() -> None:
    assert set(_pinned("requirements-dev.txt")) == set(_locked()) - {"kaohe"}
    assert set(_pinned("requirements.txt")) < set(_pinned("requirements-dev.txt"))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_names_no_host(name: str) -> None:
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("python", ["311", "312", "313"])
def test_every_package_has_a_wheel_for_each_python_on_linux(python: str) -> None:
    """Nothing has to be compiled on the user's machine."""
    fits = re.compile(
        rf"-(py3|py2\.py3|py3\.?\w*|cp{python}|cp3\d+)-(none|abi3\S*|cp{python})-(any|manylinux\S*x86_64)"
    )
    for name, package in _locked().items():
        wheels = [wheel["url"].rsplit("/", 1)[1] for wheel in package.get("wheels", [])]
        assert name == "kaohe" or any(fits.search(wheel) for wheel in wheels), f"{name}: {wheels}"
