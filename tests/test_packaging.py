"""The top-level names are general ones, so it is checked that they are ours."""

from functools import cache
from importlib.metadata import distributions
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NAMES = (
    "config", "crosswalks", "dags", "enrichment", "exchange", "harvesters", "ichlinks", "iiif", "index", "samples",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_resolves_inside_this_checkout(name: str) -> None:
    spec = find_spec(name)
    assert spec is not None
    assert [Path(place) for place in spec.submodule_search_locations or ()] == [ROOT / name]


@pytest.mark.parametrize("name", NAMES)
def test_no_other_distribution_ships_a_name(name: str) -> None:
    assert not {name, f"{name}.py"} & _shipped()


@cache
def _shipped() -> set[str]:
    return {file.parts[0] for one in distributions() if one.name != "ichlinks" for file in one.files or ()}


def test_every_package_is_listed() -> None:
    assert sorted(NAMES) == sorted(
        path.name for path in ROOT.iterdir() if path.is_dir() and any(path.glob("*.py")) and path.name not in _OWN
    )


_OWN = {"tests", "benchmarks", "docs"}
