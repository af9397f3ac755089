"""Dry runs say what would change and change nothing; a transform of everything goes on where it was killed."""

from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from ichlinks.errors import Invalid
from ichlinks.pipeline import Context, stages
from ichlinks.pipeline.rehearsal import rehearse_mapping, rehearse_rules
from tests.ichlinks.conftest import archive_partner
from tests.ichlinks.pipeline.outputs import outputs
from tests.servers.archive import Archive, photograph


@pytest.fixture
def harvested(context: Context, archive: Archive) -> Context:
    archive.records["oai:a:02"] = photograph("A loom", country="Finland")
    for _ in stages.run(context, "archive"):
        pass
    return context


def rules(context: Context, name: str, text: str) -> Path:
    folder = context.workspace.root / "config" / "rules"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / f"{name}.yaml"


def test_the_rules_in_force_change_nothing(harvested: Context) -> None:
    nothing = {"records": 30, "changed": 0, "outcomes": [], "rules": [], "fields": []}
    assert rehearse_rules(harvested) == nothing
    assert rehearse_mapping(harvested, "archive") == nothing


def test_a_rule_file_is_tried_on_everything_that_is_stored(harvested: Context, tmp_path: Path) -> None:
    before = outputs(harvested)
    proposed = tmp_path / "trial.yaml"
    proposed.write_text(
        "extends: default\nrequired:\n  Resource:\n    description: {min: 1, else: flag}\n"
        "scope: {out_of_scope: flag}\n",
        encoding="utf-8",
    )
    found = rehearse_rules(harvested, proposed=proposed)
    assert (found["records"], found["changed"]) == (30, 30)
    assert found["outcomes"] == [
        {"before": "accept", "after": "flag", "records": 29},
        {"before": "quarantine", "after": "flag", "records": 1},
    ]
    assert [(one["rule"], one["raised"], one["settled"]) for one in found["rules"]] == [
        ("required.description", 30, 0),
        ("scope.out", 1, 1),
    ]
    assert found["rules"][0]["samples"][0] == {
        "partner": "archive",
        "identifier": "oai:a:00",
        "title": "Weaver 0",
        "before": "accept",
        "after": "flag",
        "change": "raised",
        "message": "description is missing",
        "field": "description",
    }
    assert outputs(harvested) == before


def test_a_file_of_the_workspace_that_no_partner_extends_yet_is_tried_on_all(harvested: Context) -> None:
    proposed = rules(harvested, "strict", "extends: default\nscope: {out_of_scope: flag}\n")
    found = rehearse_rules(harvested, proposed=proposed)
    assert found["outcomes"] == [{"before": "quarantine", "after": "flag", "records": 1}]


def test_a_file_of_a_name_in_use_is_tried_in_its_place(harvested: Context, tmp_path: Path, archive: Archive) -> None:
    """Only the partner of that state is touched, and its own rules still stand over the file."""
    rules(harvested, "th", "extends: default\n")
    archive_partner(harvested.workspace, archive.url, more="screening: {extends: th}\n")
    archive_partner(harvested.workspace, archive.url, slug="other")
    (tmp_path / "th.yaml").write_text("extends: default\nscope: {out_of_scope: flag}\n", encoding="utf-8")
    found = rehearse_rules(harvested, proposed=tmp_path / "th.yaml")
    assert [(one["before"], one["after"], one["records"]) for one in found["outcomes"]] == [("quarantine", "flag", 1)]
    own = "screening: {extends: th, rules: {scope: {out_of_scope: quarantine}}}\n"
    archive_partner(harvested.workspace, archive.url, more=own)
    assert rehearse_rules(harvested, proposed=tmp_path / "th.yaml")["changed"] == 0


def test_a_wrong_file_is_told_with_its_line(harvested: Context, tmp_path: Path) -> None:
    (tmp_path / "trial.yaml").write_text("extends: default\nscope:\n  out_of_scope: shout\n", encoding="utf-8")
    with pytest.raises(Invalid, match=r"trial\.yaml:3: scope\.out_of_scope: input should be"):
        rehearse_rules(harvested, proposed=tmp_path / "trial.yaml")


def test_what_is_withheld_is_not_told_again_by_a_dry_run(harvested: Context) -> None:
    rules(harvested, "takedown", "entries: [{identifier: 'oai:a:07', reason: asked for}]\n")
    found = rehearse_rules(harvested)
    assert found["rules"][0]["samples"] == [
        {
            "partner": "archive",
            "identifier": "oai:a:07",
            "before": "accept",
            "after": "withhold",
            "change": "raised",
            "message": "on the takedown list: asked for",
            "field": "identifiers",
        }
    ]


def test_neither_a_dry_run_nor_a_report_quotes_what_is_withheld(harvested: Context, archive: Archive) -> None:
    """What other rules have to say of it, with its own words, is left out."""
    spoken = "<dc:language>Quillish</dc:language><dc:rights>TK Women General (TK WG)</dc:rights>"
    archive.records["oai:a:03"] = photograph("A song") + spoken
    for _ in stages.run(harvested, "archive"):
        pass
    text = "extends: default\nlanguage: {unknown: quarantine}\nsensitive: {labels: {tkwg: withhold}}\n"
    archive_partner(harvested.workspace, archive.url, more="screening: {extends: strict}\n")
    proposed = rules(harvested, "strict", text)
    told = [rehearse_rules(harvested, proposed=proposed), rehearse_mapping(harvested, "archive")]
    told.append(stages.transform(harvested, "archive", everything=True))
    assert ["Quillish" in str(one) for one in told] == [False, False, False]
    assert [one["rule"] for one in told[0]["rules"]] == ["language.unknown", "sensitive.tkwg"]
    assert [one["code"] for one in told[2]["warnings"]] == ["scope.out", "sensitive.tkwg"]


def test_another_mapping_is_tried_on_everything_that_is_stored(harvested: Context, archive: Archive) -> None:
    before = outputs(harvested)
    more = "defaults: {languages: [th]}\nreplace: {title: {Weaver 4: Weavers}}\n"
    archive_partner(harvested.workspace, archive.url, more=more)
    found = rehearse_mapping(harvested, "archive")
    assert (found["records"], found["changed"]) == (30, 30)
    counts = {one["field"]: one["records"] for one in found["fields"]}
    assert counts == {"languages": 30, "title": 1}
    [title] = [one for one in found["fields"] if one["field"] == "title"]
    assert title["samples"] == [
        {
            "partner": "archive",
            "identifier": "oai:a:04",
            "before": {"en": ["Weaver 4"]},
            "after": {"en": ["Weavers"]},
        }
    ]
    assert outputs(harvested) == before


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("ichlinks.pipeline.transform"), "BATCH", 10)


def killed_in_the_middle(context: Context) -> None:
    def stop(stage: str, partner: str, done: int, expected: int | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stages.transform(replace(context, progress=stop), "archive", everything=True)


@pytest.mark.usefixtures("small_batches")
def test_a_transform_of_everything_goes_on_where_it_was_killed(harvested: Context) -> None:
    killed_in_the_middle(harvested)
    assert stages.transform(harvested, "archive", everything=True)["counts"]["records"] == 20
    assert stages.transform(harvested, "archive", everything=True)["counts"]["records"] == 30


@pytest.mark.usefixtures("small_batches")
def test_under_other_rules_it_begins_again(harvested: Context, archive: Archive) -> None:
    killed_in_the_middle(harvested)
    archive_partner(harvested.workspace, archive.url, more="screening: {rules: {scope: {out_of_scope: flag}}}\n")
    assert stages.transform(harvested, "archive", everything=True)["counts"]["records"] == 30


FILM = "<dc:identifier>https://archive.example/film.mp4</dc:identifier>"


@pytest.fixture
def doubled(context: Context, archive: Archive) -> Context:
    """With a record that says the same as another, and one that nearly does."""
    words = "<dc:description>Told in other words.</dc:description>"
    archive.records |= dict.fromkeys(("oai:a:03", "oai:a:70"), photograph("Weaver 3") + FILM)
    archive.records["oai:a:71"] = photograph("The weaver") + FILM
    archive.records["oai:a:72"] = photograph("The weaver") + FILM + words
    for _ in stages.run(context, "archive"):
        pass
    return context


def test_records_that_are_the_same_change_nothing_either(doubled: Context) -> None:
    nothing = {"records": 33, "changed": 0, "outcomes": [], "rules": [], "fields": []}
    assert rehearse_rules(doubled) == nothing
    assert rehearse_mapping(doubled, "archive") == nothing


def test_what_becomes_of_records_that_are_the_same_is_tried_as_well(doubled: Context, tmp_path: Path) -> None:
    before = outputs(doubled)
    (tmp_path / "trial.yaml").write_text(
        "extends: default\nduplicates: {exact: flag, probable: accept}\n", encoding="utf-8"
    )
    found = rehearse_rules(doubled, proposed=tmp_path / "trial.yaml")
    assert (found["records"], found["changed"]) == (33, 2)
    assert sorted((one["before"], one["after"], one["records"]) for one in found["outcomes"]) == [
        ("quarantine", "accept", 1),
        ("reject", "flag", 1),
    ]
    assert [(one["rule"], one["raised"], one["settled"]) for one in found["rules"]] == [
        ("duplicate.exact", 1, 1),
        ("duplicate.probable", 0, 1),
    ]
    assert outputs(doubled) == before


def test_a_mapping_that_makes_records_the_same_says_so(context: Context, archive: Archive) -> None:
    """Two photographs that only their identifiers tell apart, once those are left out."""
    archive.records["oai:a:03"] = photograph("Weaver 3") + FILM
    archive.records["oai:a:70"] = photograph("Weaver 3") + FILM + "<dc:identifier>IMG 7</dc:identifier>"
    for _ in stages.run(context, "archive"):
        pass
    assert rehearse_mapping(context, "archive")["changed"] == 0
    own = "crosswalk: {extends: oai_dc, fields: {identifiers: {constant: []}}}"
    path = context.workspace.partners / "archive.yaml"
    path.write_text(path.read_text("utf-8").replace("crosswalk: oai_dc", own), encoding="utf-8")
    found = rehearse_mapping(context, "archive")
    assert found["outcomes"] == [{"before": "accept", "after": "reject", "records": 1}]
    assert found["rules"][0]["rule"] == "duplicate.exact"
