"""The lint finds what JSON Schema misses, and finds nothing in the examples that IIIF publishes."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iiif.lint import RULES, lint
from iiif.lint_tree import Finding
from iiif.manifest import manifest
from tests.iiif.items import ARIRANG
from tests.iiif.test_manifest import PUBLICATION

Change = Callable[[dict[str, Any]], object]


def good() -> dict[str, Any]:
    decoded: dict[str, Any] = json.loads(manifest(ARIRANG, PUBLICATION) or b"")
    return decoded


def annotation(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["items"][0]["items"][0]["items"][0]
    return found


FAULTS: list[tuple[str, str, Change]] = [
    ("context", "@context", lambda d: d.pop("@context")),
    ("context", "@context", lambda d: d.update({"@context": d["@context"][::-1]})),
    ("context", "@context", lambda d: d.update({"@context": "http://iiif.io/api/presentation/3/context.json"})),
    ("empty", "items", lambda d: d.update(items=[])),
    ("empty", "", lambda d: d.pop("label")),
    ("empty", "label", lambda d: d.update(label={"en": []})),
    ("empty", "metadata[0].value", lambda d: d["metadata"][0].update(value={})),
    ("language", "label", lambda d: d.update(label={"en_US": ["x"]})),
    ("markup", "summary", lambda d: d.update(summary={"en": ["<script>x</script>"]})),
    ("markup", "requiredStatement.value", lambda d: d["requiredStatement"].update(value={"en": ["<i onerror=y>"]})),
    ("rights", "rights", lambda d: d.update(rights="https://creativecommons.org/licenses/by/4.0/")),
    ("rights", "rights", lambda d: d.update(rights="https://localcontexts.org/label/tk-attribution/")),
    ("behavior", "behavior", lambda d: d.update(behavior=["paged", "individuals"])),
    ("id", "id", lambda d: d.update(id="oai:x:1")),
    ("id", "id", lambda d: d.update(id="http://example.org/iiif/1")),
    ("id", "homepage[0].id", lambda d: d["homepage"][0].update(id="javascript:alert(1)")),
    ("unique", "", lambda d: d["items"].append(copy.deepcopy(d["items"][0]))),
    ("link", "homepage[0]", lambda d: d["homepage"][0].pop("label")),
    ("link", "seeAlso[1]", lambda d: d["seeAlso"][1].pop("format")),
    ("provider", "provider[0]", lambda d: d["provider"][0].pop("homepage")),
    ("canvas", "items[0]", lambda d: d["items"][0].pop("width")),
    ("canvas", "items[1]", lambda d: d["items"][1].pop("duration")),
    ("canvas", "items[0].width", lambda d: d["items"][0].update(width=-1)),
    ("canvas", "items[1].duration", lambda d: d["items"][1].update(duration=float("nan"))),
    ("painting", "items[0].items[0].items[0]", lambda d: annotation(d).update(motivation="commenting")),
    ("painting", "items[0].items[0].items[0].body[0]", lambda d: annotation(d)["body"].update(type="Text")),
    ("painting", "items[1].items[0].items[0].body[0]", lambda d: d["items"][1].update(duration=10)),
    ("target", "items[0].items[0].items[0].target", lambda d: annotation(d).update(target="https://a.example.net/c")),
    (
        "target",
        "structures[0].items[0]",
        lambda d: d.update(structures=[{"type": "Range", "id": "https://a.example.net/r", "items": [
            {"type": "Canvas", "id": "https://a.example.net/c"}]}]),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "where", "change"), FAULTS)
def test_a_fault_is_found_by_its_rule(rule: str, where: str, change: Change) -> None:
    document = good()
    change(document)
    assert {(found.rule, found.where) for found in lint(document)} == {(rule, where)}


def test_every_rule_is_shown_to_find_something() -> None:
    assert {rule for rule, _, _ in FAULTS} == RULES.keys()


def test_indonesian_is_a_language_and_not_an_address() -> None:
    document = good()
    document["label"] = document["summary"] = {"id": ["Motif kawung"]}
    document["metadata"] = [{"label": {"id": ["Judul"]}, "value": {"id": ["Motif kawung"]}}]
    assert lint(document) == []


def test_the_id_is_where_the_manifest_is_published() -> None:
    document = good()
    assert lint(document, published=document["id"]) == []
    assert lint(document, published="https://a.example.net/m") == [
        Finding("id", "id", f"{document['id']!r} is published at https://a.example.net/m")
    ]


def test_the_cookbook_is_clean_but_for_five_known_faults(shared_data: Path) -> None:
    """Trailing spaces in two ids, an example.org id, a cite in a summary, a film on a shorter canvas."""
    cookbook = shared_data / "iiif" / "IIIF-Commons+parser" / "fixtures" / "cookbook"
    recipes = [path for path in sorted(cookbook.glob("*.json")) if path.name != "_index.json"]
    found = {(path.name[:4], f.rule) for path in recipes for f in lint(json.loads(path.read_text(encoding="utf-8")))}
    assert len(recipes) == 72
    assert found == {("0010", "markup"), ("0040", "id"), ("0229", "id"), ("0485", "id"), ("0489", "painting")}


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8) | st.sampled_from(["Manifest", "Canvas", "Range", "http://["]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["type", "id", "items", "label", "value", "target", "body", "rights", "provider", "behavior",
                         "homepage", "duration", "width", "height", "@context", "metadata", "en"]), inner, max_size=6),
)  # fmt: skip


@given(anything)
def test_any_json_is_linted_without_an_error(document: Any) -> None:
    assert all(str(found) for found in lint(document, published="https://a.example.net/m"))
