"""JMESPath over bytes gives what JMESPath over values gives, as it was sent."""

from typing import Any

import jmespath
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.selectors import json_path
from config.sources import JsonApi
from harvesters.web_api.cutting import cut, listed

BODY = b"""{"a": {"b": [ {"x": 1, "k": "ich"} , {"x":2.0,"k":"b"}]},
 "g": [{"i": [{"x": 3}, {"x": 4}]}, {"i": []}, {}, {"i": [{"x": 5}]}], "none": null, "n": 3, "dc:list": [{"x": 6}]}"""


def sent(path: str, body: bytes = BODY) -> list[bytes] | None:
    found = listed(cut(json_path(path).parsed, msgspec.Raw(body)))
    return None if found is None else [bytes(one) for one in found]


@pytest.mark.parametrize(
    ("path", "items"),
    [
        ("a.b", [b'{"x": 1, "k": "ich"}', b'{"x":2.0,"k":"b"}']),
        ("a.b[]", [b'{"x": 1, "k": "ich"}', b'{"x":2.0,"k":"b"}']),
        ("a.b[?k=='b']", [b'{"x":2.0,"k":"b"}']),
        ("g[].i[]", [b'{"x": 3}', b'{"x": 4}', b'{"x": 5}']),
        ("g[0].i", [b'{"x": 3}', b'{"x": 4}']),
        ("g[-1].i", [b'{"x": 5}']),
        ("dc:list", [b'{"x": 6}']),
        ("none", None),
        ("n", None),
        ("missing.i", None),
        ("g[9].i", None),
    ],
)
def test_items_are_cut_out_as_they_were_sent(path: str, items: list[bytes] | None) -> None:
    assert sent(path) == items


VALUE = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text("ab", max_size=2),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2),
    max_leaves=12,
)


@given(
    VALUE, st.sampled_from(["a", "a.b", "a[]", "a[].b", "a[*].b[]", "a[0]", "[]", "[].a[]", "a[?b]", "@", "a[?b=='a']"])
)
def test_whatever_jmespath_says_of_the_values_holds_for_the_bytes(value: Any, path: str) -> None:
    expected = jmespath.search(path, value)
    found = sent(path, msgspec.json.encode(value))
    if isinstance(expected, list):
        assert found is not None
        # Projections leave nulls out; a list that is sent keeps them.
        assert [msgspec.json.decode(one) for one in found if one != b"null"] == [e for e in expected if e is not None]
    else:
        assert not found


@pytest.mark.parametrize("path", ["length(a)", "a | b", "{x: a}", "[a, b]", "a[1:]", "sort_by(a, &x)", "keys(@)"])
def test_items_that_would_be_computed_are_refused(path: str) -> None:
    with pytest.raises(ValueError, match="a list that is sent"):
        JsonApi(kind="json_api", endpoint="https://archive.example/", id="id", items=path)


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("id", "a[", "'a\\[' is not a JMESPath expression"),
        ("total", "a b", "'a b' is not a JMESPath expression"),
        ("detail", {"address": "https://a.example/{a[}"}, "'a\\[' is not a JMESPath expression"),
        ("detail", {"address": "https://a.example/"}, "an address with {paths} in it"),
        ("detail", {"address": "https://{host}/"}, "an address with {paths} in it"),
        ("paging", {"page": "p", "offset": "o"}, "pages are turned in one way, not by page and offset"),
        ("paging", {"cursor": "c"}, "a cursor needs 'next'"),
        ("paging", {"next": "n", "first": 1}, "'first' is the number of the first page"),
        ("since_format", "yyyy", "a form of dates such as %Y-%m-%d"),
    ],
)
def test_mistakes_in_a_partner_file_are_told_when_it_is_read(key: str, value: Any, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        JsonApi.model_validate({"kind": "json_api", "endpoint": "https://archive.example/", "id": "id", key: value})
