"""Vocabularies: codes, and the words that mean them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.settings import PACKAGE, Workspace
from config.vocabulary import Vocabulary, fold, load
from ichlinks.errors import Invalid


def vocabulary(tmp_path: Path, text: str) -> Vocabulary:
    folder = tmp_path / "config" / "vocabularies"
    folder.mkdir(parents=True)
    (folder / "crafts.yaml").write_text(text, encoding="utf-8")
    return load(Workspace(tmp_path, {}), "crafts")


@pytest.mark.parametrize("text", ["weave", "Weaving", " WEAVING. ", "ｗｅａｖｉｎｇ", "тoqu", "w-1"])
def test_a_word_is_found_however_it_is_written(tmp_path: Path, text: str) -> None:
    one = vocabulary(tmp_path, "entries:\n  weave: {names: [Weaving], codes: [W-1], words: [Тoqu]}\n")
    assert one.find(text) == "weave"
    assert one.find("pottery") is None


def test_apostrophes_are_all_one(tmp_path: Path) -> None:
    one = vocabulary(tmp_path, "entries:\n  kuki: {names: [Kūki ’Āirani]}\n")
    assert [one.find(f"kūki {mark}āirani") for mark in "’‘ʻʼ`´'"] == ["kuki"] * 7


def test_keys_without_words_are_allowed(tmp_path: Path) -> None:
    assert vocabulary(tmp_path, "entries:\n  weave: {names: , note: x}\n").words == {"weave": "weave"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1: a vocabulary has 'entries:', a mapping from codes to their names"),
        ("entries: [a]", "1: a vocabulary has 'entries:', a mapping from codes to their names"),
        ("entries:\n  a: x\n", "2: 'a' needs a mapping with 'names:'"),
        ("entries:\n  a:\n    names: Weaving\n", "3: 'names' of 'a' is a list of words"),
        (
            "entries:\n  a: {names: [One]}\n  b:\n    names:\n      - Two\n      - ONE\n",
            "6: 'one' stands for 'a' already; it cannot stand for 'b' too",
        ),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(Invalid) as error:
        vocabulary(tmp_path, text)
    assert str(error.value) == f"{tmp_path / 'config/vocabularies/crafts.yaml'}:{told}"


@pytest.mark.parametrize("name", Workspace(PACKAGE.parent, {}).names("vocabularies"))
def test_the_vocabularies_of_the_package_are_sound(name: str) -> None:
    one = load(Workspace(PACKAGE.parent, {}), name)
    assert one.entries
    assert {one.find(code) for code in one.entries} == set(one.entries)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Mn"])))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_what_is_not_seen_and_the_marks_that_end_a_word_are_not_compared() -> None:
    assert fold("\u200fنیوزی\u200cلند\u200e") == fold("نیوزیلند")
    assert fold("བོད་སྐད་") == fold("བོད་སྐད") == fold("བོད་སྐད།")
    assert fold("ភាសា\u200bខ្មែរ") == fold("ភាសាខ្មែរ")
