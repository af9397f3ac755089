"""Items for tests: one that has everything, and a Hypothesis strategy for all kinds of them."""

from typing import Any

import msgspec
from hypothesis import strategies as st

from ichlinks import record

Item = dict[str, Any]

ARIRANG: Item = {
    "id": "k3v7x2",
    "type": "Element",
    "title": {"ko": ["정선 아리랑"], "en": ["Jeongseon Arirang"]},
    "alt_title": {"ko-Latn": ["Chŏngsŏn Arirang"]},
    "description": {"en": ["A folk song of the Taebaek mountains."], "und": ["Arirang"]},
    "languages": ["ko"],
    "countries": ["KR"],
    "domains": ["a", "b"],
    "places": [{"label": {"ko": ["정선군"]}, "lat": 37.38, "lon": 128.66}],
    "communities": [{"name": {"en": ["Singers of Jeongseon"]}}],
    "concepts": [{"label": {"en": ["folk songs"]}}],
    "designations": [{"list": "RL", "year": 2012}],
    "rights": {"content": "https://creativecommons.org/licenses/by/4.0/", "holder": "Jeongseon County"},
    "media": [
        {"url": "https://archive.example.net/1.jpg", "mime": "image/jpeg", "width": 1200, "height": 800},
        {"url": "https://archive.example.net/1.mp3", "duration": 184.5},
        {"url": "https://archive.example.net/1.mp4", "width": 1920, "height": 1080, "duration": 60.0},
        {"url": "https://archive.example.net/score.pdf", "alt_text": {"en": ["Score"]}},
        {"url": "https://archive.example.net/1-small.jpg", "role": "thumb", "width": 200, "height": 133},
    ],
    "landing_page": "https://archive.example.net/items/1",
    "data_provider": {"label": {"en": ["Archive of Folk Song"]}},
    "members": [{"partner": "folksong", "identifier": "oai:folksong:1"}],
    "modified": "2026-01-01",
}

tags = st.sampled_from(
    ["ko", "en", "und", "und-Thai", "zh-Hant-TW", "es-419", "ko-Latn", "x-qi1", "mn-Mong", "EN-gb", "de-1996"]
)
texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30) | st.sampled_from(
    ["<script>alert(1)</script>", "a < b & c", "&lt;img onerror=x>", "<b>bold</b>", "អាយ៉ៃ", "シテ'ワキ"]
)
maps = st.dictionaries(tags, st.lists(texts, min_size=1, max_size=2), min_size=1, max_size=3)
addresses = st.sampled_from(
    [
        "https://a.example.net/1",
        "http://b.example.net/x.jpg",
        "https://b.example.net/한/é.mp4?q=ü#t",
        "https://例え.jp/y.pdf",
    ]
)
dates = st.fixed_dictionaries({}, optional={
    "begin": st.sampled_from(["1987", "1987-05", "2026-02-28", "-0044", "0000", "2024-02-30T10:00:00Z", "soon"]),
    "text": texts,
})  # fmt: skip
media = st.fixed_dictionaries(
    {"url": addresses},
    optional={
        "role": st.sampled_from(["thumb", "full", "iiif", "embed"]),
        "mime": st.sampled_from(
            ["image/jpeg", "IMAGE/PNG", "image/tiff", "audio/mpeg", "video/mp4; codecs=x", "x", ""]
        ),
        "width": st.integers(1, 9000),
        "height": st.integers(1, 9000),
        "duration": st.floats(0.1, 1e6),
        "rights": st.sampled_from(["http://rightsstatements.org/page/InC/1.0/?language=fr", "https://x.example.net/c"]),
        "credit": texts,
        "alt_text": maps,
        "checked": st.sampled_from(["ok", "dead"]),
    },
)
common = {
    "title": maps,
    "alt_title": maps,
    "description": maps,
    "languages": st.lists(tags, min_size=1, max_size=2),
    "countries": st.lists(st.sampled_from(["KR", "VN", "FJ"]), min_size=1, unique=True),
    "domains": st.lists(st.sampled_from("abcde"), min_size=1, unique=True),
    "places": st.lists(
        st.fixed_dictionaries({}, optional={"label": maps, "lat": st.floats(-90, 90), "lon": st.floats(-180, 180)})
    ),
    "rights": st.fixed_dictionaries({}, optional={"content": addresses, "statement": maps, "holder": texts}),
    "sensitivity": st.fixed_dictionaries(
        {"level": st.sampled_from(["open", "notice", "restricted", "withheld"])},
        optional={"labels": st.lists(texts, min_size=1, max_size=2)},
    ),
    "identifiers": st.lists(st.fixed_dictionaries({"scheme": texts, "value": texts}), min_size=1, max_size=2),
    "data_provider": st.fixed_dictionaries({"label": maps}),
    "media": st.lists(media, max_size=4),
    "modified": st.sampled_from(["2026-01-01", "2025-12-31T10:00:00Z"]),
}
by_type: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "Element": {
        "designations": st.lists(
            st.fixed_dictionaries(
                {"list": st.sampled_from(["RL", "USL", "national"])},
                optional={"year": st.integers(2001, 2030), "status": st.sampled_from(["inscribed", "removed"])},
            ),
            min_size=1,
        ),
        "bearers": maps,
    },
    "Resource": {
        "issued": dates,
        "creators": st.lists(st.fixed_dictionaries({"name": maps}), min_size=1, max_size=2),
        "resource_type": st.sampled_from(["photo", "video", "book"]),
    },
    "Stakeholder": {"kind": st.lists(st.sampled_from(["ngo", "museum"]), min_size=1), "activities": maps},
    "NewsEvent": {"kind": st.sampled_from(["festival", "news"]), "start": dates, "body": maps,
                  "venue": st.fixed_dictionaries({}, optional={"name": maps})},
}  # fmt: skip


def _of(type: str) -> st.SearchStrategy[Item]:
    ids = st.text("0123456789abcdefghjkmnpqrstvwxyz/ ", min_size=1, max_size=12)
    members = st.lists(
        st.fixed_dictionaries({"partner": st.sampled_from(["folksong", "x"]), "identifier": texts}), min_size=1
    )
    return st.fixed_dictionaries(
        {"id": ids, "type": st.just(type), "members": members}, optional=common | by_type[type]
    )


items = st.one_of([_of(type) for type in by_type]).filter(lambda item: bool(msgspec.convert(item, record.Item)))
"""Valid under the schema, however odd."""
