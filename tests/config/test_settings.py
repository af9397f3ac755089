"""Finding the workspace, and what the environment says (contract, "Workspace and environment")."""

from pathlib import Path

import pytest

from config.settings import PACKAGE, Workspace, workspace
from ichlinks.errors import Invalid


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "heritage" / "config" / "partners").mkdir(parents=True)
    return tmp_path / "heritage"


def test_the_given_folder_wins(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other"
    (other / "config" / "partners").mkdir(parents=True)
    monkeypatch.chdir(other)
    assert workspace(root, {"ICHLINKS_WORKSPACE": str(other)}).root == root
    assert workspace(None, {"ICHLINKS_WORKSPACE": str(root)}).root == root
    assert workspace(None, {}).root == other


def test_the_workspace_is_found_from_any_folder_below_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = root / "config" / "partners" / "drafts"
    below.mkdir()
    monkeypatch.chdir(below)
    assert workspace(None, {}).root == root


def test_a_relative_folder_is_made_absolute(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root.parent)
    assert workspace(Path("heritage"), {}).root == root


def test_a_folder_that_is_no_workspace_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for given in (None, tmp_path / "nowhere"):
        with pytest.raises(Invalid) as told:
            workspace(given, {})
        assert (
            str(told.value)
            == f"{given or tmp_path} is not a workspace: it has no config/partners/; see 'ichlinks init DIR'"
        )


def test_the_real_environment_is_read_where_none_is_given(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ICHLINKS_WORKSPACE", str(root))
    monkeypatch.setenv("ICHLINKS_BASE_URL", "https://ich.example/")
    assert workspace().base_url == "https://ich.example"


def test_a_base_url_that_is_no_address_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    one = Workspace(tmp_path, {"ICHLINKS_BASE_URL": "heritage.example"})
    with pytest.raises(Invalid, match="ICHLINKS_BASE_URL must be an address"):
        _ = one.base_url


def test_defaults_are_those_of_the_contract(root: Path) -> None:
    for variables in ({}, dict.fromkeys(("ICHLINKS_DATABASE_URL", "ICHLINKS_SEARCH_URL", "ICHLINKS_BASE_URL"), "")):
        one = Workspace(root, variables)
        assert one.database_url == f"sqlite:///{root}/var/ichlinks.db"
        assert (one.search_url, one.base_url) == (None, "http://127.0.0.1:8000")
        assert one.allow_private_hosts == ()


def test_what_is_set_is_used(root: Path) -> None:
    one = Workspace(
        root,
        {
            "ICHLINKS_DATABASE_URL": "postgresql://db/ich",
            "ICHLINKS_SEARCH_URL": "http://search:9200",
            "ICHLINKS_ALLOW_PRIVATE_HOSTS": " 127.0.0.1, archive.local ,,10.0.0.0/8",
        },
    )
    assert (one.database_url, one.search_url) == ("postgresql://db/ich", "http://search:9200")
    assert one.allow_private_hosts == ("127.0.0.1", "archive.local", "10.0.0.0/8")


def test_a_file_of_the_workspace_wins_over_that_of_the_package(root: Path) -> None:
    one = Workspace(root, {})
    assert one.file("rules", "default") == PACKAGE / "rules" / "default.yaml"
    (root / "config" / "rules").mkdir()
    (root / "config" / "rules" / "default.yaml").write_text("")
    (root / "config" / "rules" / "mine.yaml").write_text("")
    assert one.file("rules", "default") == root / "config" / "rules" / "default.yaml"
    assert {"default", "mine", "takedown"} <= set(one.names("rules"))


def test_a_file_that_does_not_exist_is_told_with_those_that_do(root: Path) -> None:
    with pytest.raises(Invalid, match=r"there is no rules/strict.yaml in config/; there are: default, mixed, takedown"):
        Workspace(root, {}).file("rules", "strict")
    with pytest.raises(Invalid, match=r"there is no spells/x.yaml in config/; there are: none"):
        Workspace(root, {}).file("spells", "x")


@pytest.mark.parametrize("contact", ["data@hub.example", "https://hub.example/about", ""])
def test_the_contact_is_an_address_or_nothing(contact: str) -> None:
    assert Workspace(Path("/"), {"ICHLINKS_CONTACT": f" {contact} "}).contact == contact


@pytest.mark.parametrize("contact", ["Data desk", "a@b\r\nX-Evil: 1", "ftp://hub.example", "데이터@hub.example"])
def test_a_contact_that_cannot_stand_in_a_header_is_refused(contact: str) -> None:
    with pytest.raises(Invalid, match="ICHLINKS_CONTACT must be"):
        _ = Workspace(Path("/"), {"ICHLINKS_CONTACT": contact}).contact
