"""Paths of partner and mapping files: JMESPath, XPath 1.0."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from config.selectors import json_path, xml_path
from config.xml import parsed, selected

ITEM = {"a": {"b": [1, {"c": "x"}]}, "dc:title": {"@value": "Masi"}, "a-b": 1, "$id": 2, "機": {"織": 3}}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("", ITEM),
        ("a.b[1].c", "x"),
        ("a.b[?c].c | [0]", "x"),
        ("dc:title.@value", "Masi"),
        ("a-b", 1),
        ("$id", 2),
        ("機.織", 3),
        ("missing.x", None),
    ],
)
def test_json_paths_are_jmespath_and_plain_keys_need_no_quotes(path: str, value: object) -> None:
    assert json_path(path).search(ITEM) == value


@given(st.lists(st.text("abé:-@$_", min_size=1, max_size=4), min_size=1, max_size=3))
def test_any_dotted_keys_are_followed(keys: list[str]) -> None:
    item: object = "found"
    for key in reversed(keys):
        item = {key: item}
    path = ".".join(keys)
    if path != "@" and not path.startswith("@."):
        assert json_path(path).search(item) == "found"


@pytest.mark.parametrize("path", ["a[", "a b", "[?", "a..b", "a||", "length(", "nothing here"])
def test_what_is_no_jmespath_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="not a JMESPath expression"):
        json_path(path)


@pytest.mark.parametrize("path", ["a[", "k:a", "//", "unknown()", "", "a | "])
def test_what_is_no_xpath_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="not an XPath expression"):
        xml_path(path, {})


@pytest.mark.parametrize(
    ("path", "values"),
    [("b", ["x", "yz"]), ("b/@n", ["1"]), ("count(b)", [2.0]), ("string(b)", ["x"]), ("b = 'x'", [True]), ("c", [])],
)
def test_xpath_selects_texts_and_values(path: str, values: list[object]) -> None:
    root = parsed(b"<a><b n='1'>x</b><b>y<i>z</i><!-- no --></b></a>")
    assert selected(xml_path(path, {}), root) == values


@pytest.mark.parametrize(
    "document",
    [
        b'<!DOCTYPE a [<!ENTITY b "boom">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>',
        b"<a>&undefined;</a>",
        b"<a>",
        b"",
        b"\xff\xfe<a/>",
    ],
)
def test_what_is_not_strict_xml_is_refused(document: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        parsed(document)


def test_nothing_is_fetched_for_a_document() -> None:
    root = parsed(b'<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/hostname"/></a>')
    assert etree.tostring(root).count(b"hostname") == 1
