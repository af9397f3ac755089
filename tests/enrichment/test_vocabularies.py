"""The vocabularies themselves: readable, without two meanings for one word, known to the schema."""

from pathlib import Path
from typing import get_args

import pytest

from config.settings import PACKAGE, Workspace
from config.vocabulary import fold, load
from enrichment import ENRICHERS
from enrichment.date_reader import reader
from ichlinks.errors import Invalid
from ichlinks.record import TYPES, NewsEventKind, ResourceType, StakeholderKind

NAMES = sorted(path.stem for path in (PACKAGE / "vocabularies").glob("*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_every_code_and_name_is_found(workspace: Workspace, name: str) -> None:
    vocabulary = load(workspace, name)
    for code, entry in vocabulary.entries.items():
        for word in (code, *entry.get("names", ()), *entry.get("codes", ()), *entry.get("words", ())):
            assert vocabulary.find(word) == code


def test_types_are_those_of_the_schema(workspace: Workspace) -> None:
    entries = load(workspace, "types").entries.values()
    assert {entry["type"] for entry in entries} == set(TYPES)
    assert {e["resource_type"] for e in entries if "resource_type" in e} == set(get_args(ResourceType))
    assert {e["kind"] for e in entries if e["type"] == "Stakeholder" and "kind" in e} == set(get_args(StakeholderKind))
    assert {e["kind"] for e in entries if e["type"] == "NewsEvent" and "kind" in e} == set(get_args(NewsEventKind))


@pytest.mark.parametrize("text", ["Viet Nam", " VIET  NAM. ", "Ｖｉｅｔ Nam"])
def test_case_space_and_width_do_not_matter(text: str) -> None:
    assert fold(text) == "viet nam"


def test_apostrophes_are_all_one() -> None:
    assert fold("Oʻzbekiston") == fold("O'zbekiston") == fold("O‘zbekiston")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (
            "entries:\n  a: {names: [x]}\n  b: {names: [y, X]}",
            "3: 'x' stands for 'a' already; it cannot stand for 'b' too",
        ),
        ("entries:\n  a: x", "2: 'a' needs a mapping with 'names:'"),
        ("entries: [a]", "1: a vocabulary has 'entries:'"),
    ],
)
def test_a_mistake_is_told_with_its_line(workspace: Workspace, content: str, complaint: str) -> None:
    folder = workspace.root / "config" / "vocabularies"
    folder.mkdir()
    (folder / "mine.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(Invalid) as error:
        load(workspace, "mine")
    assert str(error.value).startswith(f"{folder / 'mine.yaml'}:{complaint}")


def test_a_workspace_may_bring_its_own(workspace: Workspace) -> None:
    folder: Path = workspace.root / "config" / "vocabularies"
    folder.mkdir()
    (folder / "domains.yaml").write_text("entries: {a: {names: [Story]}}", encoding="utf-8")
    assert load(workspace, "domains").words == {"a": "a", "story": "a"}


def test_the_concepts_of_living_heritage_are_in_the_unesco_thesaurus(workspace: Workspace, shared_data: Path) -> None:
    thesaurus = (shared_data / "ich/rd-alliance__metadata-catalog-dev/unesco-thesaurus.ttl").read_text("utf-8")
    addresses = [uri for entry in load(workspace, "ich_terms").entries.values() for uri in entry.get("uris", ())]
    assert len(addresses) > 10
    assert [uri for uri in addresses if f"\n:{uri.rpartition('/')[2]} a skos:Concept" not in thesaurus] == []


@pytest.mark.parametrize(
    ("vocabulary", "word", "code"),
    [
        ("types", "مخطوط", "text"),
        ("types", "تسجيل صوتي", "audio"),
        ("types", "صورة فوتوغرافية", "photo"),
        ("types", "புகைப்படம்", "photo"),
        ("types", "প্রবন্ধ", "article"),
        ("rights", "جميع الحقوق محفوظة", "http://rightsstatements.org/vocab/InC/1.0/"),
        ("rights", "सर्वाधिकार सुरक्षित", "http://rightsstatements.org/vocab/InC/1.0/"),
        ("rights", "الملك العام", "http://creativecommons.org/publicdomain/mark/1.0/"),
        ("rights", "สาธารณสมบัติ", "http://creativecommons.org/publicdomain/mark/1.0/"),
        ("rights", "公有領域", "http://creativecommons.org/publicdomain/mark/1.0/"),
    ],
)
def test_words_in_many_scripts_are_known(workspace: Workspace, vocabulary: str, word: str, code: str) -> None:
    assert load(workspace, vocabulary).find(word) == code


@pytest.mark.parametrize("name", NAMES)
def test_every_vocabulary_says_where_it_comes_from_here_and_in_the_manual(workspace: Workspace, name: str) -> None:
    page = (PACKAGE.parent / "docs" / "vocabularies.md").read_text("utf-8")
    assert load(workspace, name).more.get("source")
    assert f"`{name}`" in page[page.index("## Sources and licences") :]


def test_the_manual_names_every_vocabulary_and_every_step() -> None:
    docs = PACKAGE.parent / "docs"
    vocabularies = (docs / "vocabularies.md").read_text("utf-8") + (docs / "screening.md").read_text("utf-8")
    assert [name for name in NAMES if f"`{name}" not in vocabularies] == []
    rows = [
        line.split("`")[1]
        for line in (docs / "enrichment.md").read_text("utf-8").splitlines()
        if " | " in line and line.startswith("| `")
    ]
    assert rows[: len(ENRICHERS)] == list(ENRICHERS)


def test_the_dates_of_the_manual_are_read_so(workspace: Workspace) -> None:
    read, page = reader(workspace), (PACKAGE.parent / "docs" / "enrichment.md").read_text("utf-8")
    rows = [line.split(" | ") for line in page.partition("| written |")[2].partition("\n\n")[0].splitlines()[2:]]
    pairs = [(texts.split("`")[1::2], forms.split("`")[1::2]) for texts, forms in rows if "nothing" not in forms]
    assert len(pairs) > 5
    for texts, forms in pairs:
        if len(texts) == len(forms):
            assert [read(text)[0] for text in texts] == forms
