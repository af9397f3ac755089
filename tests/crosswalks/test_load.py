"""Crosswalks by name: code and mapping files side by side."""

import hashlib
from pathlib import Path

import pytest

from config.settings import PACKAGE, Workspace
from crosswalks import CROSSWALKS, load, oai_dc
from ichlinks.errors import Invalid
from tests.crosswalks.payloads import payload


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "config" / "crosswalks").mkdir(parents=True)
    return Workspace(tmp_path, {})


def test_a_crosswalk_in_code_has_its_own_version(workspace: Workspace) -> None:
    loaded = load(workspace, "oai_dc")
    assert (loaded.name, loaded.version) == ("oai_dc", oai_dc.FORMAT.version)


def test_the_version_of_a_mapping_is_a_hash_of_its_content(workspace: Workspace) -> None:
    content = b"format: {kind: json}\nfields: {title: name}\n"
    (workspace.root / "config" / "crosswalks" / "mine.yaml").write_bytes(content)
    loaded = load(workspace, "mine")
    assert loaded.version == hashlib.sha256(content).hexdigest()[:12]
    assert loaded.crosswalk(payload('{"name": "Masi"}')).fields == {"title": {"und": ["Masi"]}}


def test_an_unknown_name_answers_with_those_that_exist(workspace: Workspace) -> None:
    with pytest.raises(Invalid) as error:
        load(workspace, "oai-dc")
    known = sorted({*CROSSWALKS, *(path.stem for path in (PACKAGE / "crosswalks").glob("*.yaml"))})
    assert str(error.value) == f"there is no crosswalk 'oai-dc'; did you mean 'oai_dc'? There are: {', '.join(known)}"


@pytest.mark.parametrize("name", sorted(path.stem for path in (PACKAGE / "crosswalks").glob("*.yaml")))
def test_every_mapping_that_comes_with_the_program_compiles(workspace: Workspace, name: str) -> None:
    assert len(load(workspace, name).version) == 12
