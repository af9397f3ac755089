"""The stand-in for the analysis modules gives the tokens that the official ones are documented to give."""

from __future__ import annotations

from typing import Any

import pytest
from elasticsearch import BadRequestError, Elasticsearch


def client(url: str) -> Elasticsearch:
    return Elasticsearch(url, max_retries=0)


def tokens(url: str, **analysis: Any) -> list[str]:
    with client(url) as elasticsearch:
        return [token["token"] for token in elasticsearch.indices.analyze(**analysis)["tokens"]]


# What is expected follows from the steps that the official documentation gives for each analyzer.
@pytest.mark.parametrize(
    ("analyzer", "text", "expected"),
    [
        ("nori", "뿌리가 깊은 나무는", ["뿌리", "깊", "나무"]),
        ("kuromoji", "寿司がおいしいね", ["寿司", "おいしい"]),
        ("icu_analyzer", "Ｆußball Ñandú", ["fussball", "nandu"]),
        ("smartcn", "我是中国人", ["我", "是", "中国", "人"]),
        ("cjk", "民俗学", ["民俗", "俗学"]),
        ("english", "The weavers' songs", ["weaver", "song"]),
        ("french", "les danses", ["dans"]),
        ("arabic", "والرقص", ["رقص"]),
    ],
)
def test_language_analyzers(elasticsearch: str, analyzer: str, text: str, expected: list[str]) -> None:
    assert tokens(elasticsearch, analyzer=analyzer, text=text) == expected


@pytest.mark.parametrize(
    ("analysis", "text", "expected"),
    [
        ({"tokenizer": "icu_tokenizer", "filter": ["icu_folding"]}, "Çà Ⅳ", ["ca", "iv"]),
        ({"tokenizer": "whitespace", "filter": ["lowercase", "asciifolding"]}, "Éa Bé", ["ea", "be"]),
        ({"tokenizer": {"type": "edge_ngram", "max_gram": 3}}, "굿판이다", ["굿", "굿판", "굿판이"]),
        ({"tokenizer": "letter", "filter": [{"type": "edge_ngram", "max_gram": 2}]}, "ab c", ["a", "ab", "c"]),
        ({"tokenizer": {"type": "ngram", "token_chars": ["letter"]}}, "ab1", ["a", "ab", "b"]),
        ({"tokenizer": {"type": "pattern", "pattern": ", "}}, "a b, c", ["a b", "c"]),
        ({"tokenizer": "keyword", "char_filter": ["html_strip"]}, "<b>a</b>", ["a"]),
        ({"tokenizer": "keyword", "char_filter": [{"type": "mapping", "mappings": ["ſ => s"]}]}, "ſa", ["sa"]),
        (
            {"tokenizer": "keyword", "filter": [{"type": "pattern_replace", "pattern": "a", "all": False}]},
            "aab",
            ["ab"],
        ),
        ({"tokenizer": "standard", "filter": [{"type": "stemmer", "language": "light_french"}]}, "chevaux", ["cheval"]),
        ({"tokenizer": "standard", "filter": [{"type": "elision", "articles": ["l"]}]}, "l'art d'or", ["art", "d'or"]),
        (
            {"tokenizer": "standard", "filter": [{"type": "cjk_bigram", "ignored_scripts": ["hangul"]}]},
            "한국民俗",
            ["한국", "民俗"],
        ),
        ({"tokenizer": "keyword", "filter": [{"type": "icu_transform", "id": "Any-Latin"}]}, "Танец", ["Tanec"]),
        (
            {"tokenizer": "nori_tokenizer", "filter": [{"type": "nori_part_of_speech", "stoptags": ["NNG"]}]},
            "나무는",
            ["는"],
        ),
        ({"tokenizer": "kuromoji_tokenizer", "filter": ["ja_stop"]}, "寿司が", ["寿司"]),
    ],
)
def test_parts_of_analyzers(elasticsearch: str, analysis: dict[str, Any], text: str, expected: list[str]) -> None:
    assert tokens(elasticsearch, text=text, **analysis) == expected


def test_filters_that_keep_tokens_may_stand_in_a_normalizer(elasticsearch: str) -> None:
    analysis = {"normalizer": {"folded": {"type": "custom", "filter": ["icu_folding", "trim"]}}}
    with client(elasticsearch) as asked:
        asked.indices.create(index="normalized", settings={"analysis": analysis})
        found = asked.indices.analyze(index="normalized", normalizer="folded", text=" Café ")
    assert [token["token"] for token in found["tokens"]] == ["cafe"]


@pytest.mark.parametrize(
    "filter_",
    [{"type": "synonym", "synonyms": ["a, b"]}, {"type": "stemmer", "language": "klingon"}, {"type": "trim", "x": 1}],
)
def test_what_is_not_known_is_refused(elasticsearch: str, filter_: dict[str, Any]) -> None:
    analysis = {
        "filter": {"odd": filter_},
        "analyzer": {"odd": {"type": "custom", "tokenizer": "standard", "filter": ["odd"]}},
    }
    with client(elasticsearch) as asked, pytest.raises(BadRequestError):
        asked.indices.create(index="refused", settings={"analysis": analysis})
