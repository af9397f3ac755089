"""A partner and a workspace without files of their own: vocabularies and rules come from the package."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from config.partner import Partner
from config.settings import Workspace

MakePartner = Callable[..., Partner]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "config" / "partners").mkdir(parents=True)
    return Workspace(tmp_path, {})


@pytest.fixture
def make_partner() -> MakePartner:
    def make(**keys: Any) -> Partner:
        harvest = {"kind": "oai_pmh", "endpoint": "https://archive.example/oai"}
        whole = {
            "name": {"en": "Archive"},
            "country": "KR",
            "harvest": harvest,
            "crosswalk": "oai_dc",
            "slug": "archive",
        }
        return Partner.model_validate({**whole, **keys})

    return make


@pytest.fixture
def partner(make_partner: MakePartner) -> Partner:
    return make_partner()
