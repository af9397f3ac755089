"""The token rule: what is indexed, what is asked for, in every script."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.tokens import MAX_TERMS, MAX_WORD, Term, fold, terms, tokens
from tests.index.heritage import TEXTS

scripts = st.sampled_from([text for row in TEXTS for text in row[2:]])
texts = st.text(max_size=60) | st.lists(scripts | st.text(max_size=5), max_size=4).map("".join)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đờn ca tài tử", "don ca tai tu"),
        ("STRASSE Straße ﬁ", "strasse strasse fi"),
        ("Hawaiʻi Hawai'i Hawai’i", "hawaii hawaii hawaii"),
        ("l'art qu'il", "l art qu il"),
        ("كتاب ى ة", "کتاب ی ه"),
        ("الـــلُّغَة", "اللغه"),
        ("قصه‌گویی", "قصهگویی"),
        ("๒๕๖๙ ٢٠٢٦ २०२६", "2569 2026 2026"),
        ("ﾃﾞﾝﾜ Ｗｉｄｅ", "デンワ wide"),
        ("ខ្មែរ\u200bនៅ", "ខ្មែរនៅ"),
        ("हिन्दी", "हिन्दी"),
        ("a\u0000b\ud800c-d_e", "a b c d e"),
    ],
)
def test_what_writers_vary_is_made_equal(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "indexed"),
    [
        ("Arirang, 2012", "arirang 2012"),
        ("아리랑 노래", "아리 리랑 랑 노래 래"),
        ("K팝2026년", "k 팝 2026 년"),
        ("古琴", "古琴 琴"),
        ("ល្ខោន", "ល្ខោន ន"),
        ("မြန်မာ", "မြန် န်မာ မာ"),
        ("བོད་སྐད", "བོད ད སྐད ད"),
    ],
)
def test_tokens_to_index(text: str, indexed: str) -> None:
    assert tokens(text).split() == indexed.split()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Arirang song", ["arirang*", "song*"]),
        ("a song", ["a", "song*"]),
        ("아리랑", ["아리 리랑"]),
        ("아리", ["아리*"]),
        ("琴", ["琴*"]),
        ("琴art", ["琴*", "art*"]),
        ('"*() -', []),
        ("", []),
    ],
)
def test_terms_of_a_query(text: str, asked: list[str]) -> None:
    assert [" ".join(term.tokens) + "*" * term.prefix for term in terms(text)] == asked


def test_a_query_is_bounded() -> None:
    assert len(terms("word " * 1000)) == MAX_TERMS
    assert terms("x" * 1000) == [Term(("x" * MAX_WORD,), prefix=True)]


def answers(text: str, query: str) -> bool:
    """Whether a document of `text` answers `query`, by the definition of docs/search.md."""
    indexed = tokens(text).split()
    return all(_found(term, indexed) for term in terms(query))


def _found(term: Term, indexed: list[str]) -> bool:
    if term.prefix:
        return any(token.startswith(term.tokens[0]) for token in indexed)
    return any(tuple(indexed[at : at + len(term.tokens)]) == term.tokens for at in range(len(indexed)))


@given(texts)
@example("ᄀ\u0301ᅡ")
@example("İ ŉ ǰ ΐ ﬗ")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_tokens_are_letters_digits_and_marks(text: str) -> None:
    kinds = {unicodedata.category(c)[0] for c in tokens(text) if c != " " and unicodedata.category(c) != "Co"}
    assert kinds <= {"L", "N", "M"}


@given(texts)
def test_every_token_of_a_text_finds_it(text: str) -> None:
    assert all(answers(text, token) for token in tokens(text).split())


@given(texts)
def test_every_word_of_a_text_finds_it(text: str) -> None:
    assert all(answers(text, word) for word in text.split())


@given(texts, texts)
def test_a_text_is_found_inside_a_longer_one(text: str, other: str) -> None:
    assert answers(f"{other} {text} {other}", " ".join(text.split()[:MAX_TERMS]))
