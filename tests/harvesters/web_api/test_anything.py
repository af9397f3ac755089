"""Whatever an API answers, a harvest ends, says how, and counts everything it was given."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.sources import JsonApi, XmlApi
from harvesters.web_api.format import Format, Unreadable
from harvesters.web_api.json_format import json_format
from harvesters.web_api.xml_format import xml_format
from tests.harvesters.harvesting import Harvested, harvest
from tests.servers.endpoint import Answer, Asked, Endpoint

JSON = json_format(
    JsonApi(kind="json_api", endpoint="https://a.example/", id="id", items="i[?contains(k, 'a')]", total="n")
)
XML = xml_format(XmlApi(kind="xml_api", endpoint="https://a.example/", id="@id", items="//i | //j/@k", total="/r/n"))
PIECES = [
    b"<r>",
    b"</r>",
    b"<i id='1'>",
    b"</i>",
    b"<j k='2'/>",
    b"<n>1</n>",
    b"&a;",
    b"<!DOCTYPE r>",
    b"<?x?>",
    b"\xff",
]
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["i", "k", "n", "id"]), inner),
    max_leaves=10,
)


@pytest.mark.parametrize("form", [JSON, XML], ids=["json", "xml"])
@given(
    st.binary(max_size=60)
    | VALUE.map(lambda value: json.dumps(value).encode())
    | st.lists(st.sampled_from(PIECES), max_size=9).map(b"".join)
)
def test_any_bytes_are_a_page_or_unreadable(form: Format, body: bytes) -> None:
    try:
        page = form.page(body)
    except Unreadable:
        return
    assert all(isinstance(one.data, bytes) for one in page.items)


@pytest.fixture(scope="module")
def server() -> Iterator[Endpoint]:
    with Endpoint({}) as running:
        yield running


PAGE = st.fixed_dictionaries(
    {
        "ids": st.lists(st.integers(0, 6), max_size=4),
        "total": st.none() | st.integers(0, 8),
        "next": st.none() | st.sampled_from(["a", "b", "c", "d"]),
        "status": st.sampled_from([200, 200, 200, 200, 404, 500]),
    }
)
PAGINGS: list[Any] = [
    {"page": "p"}, {"offset": "p"}, {"cursor": "p", "next": "next"}, {"link": "next"}, {"next": "link"}, "none"
]  # fmt: skip


def run(server: Endpoint, paging: Any, pages: list[dict[str, Any]], total: bool) -> Harvested:
    server.requests.clear()

    def answer(asked: Asked) -> Answer:
        page = pages[min(len(server.requests), len(pages)) - 1]
        address = f"{server.url}/items?p={page['next']}" if page["next"] else None
        items = [{"id": str(name)} for name in page["ids"]]
        body = {"i": items, "n": page["total"], "next": page["next"], "link": address}
        return page["status"], {"Link": f"<{address}>; rel=next"} if address else {}, json.dumps(body).encode()

    server.scripts["/items"] = answer
    common = {"kind": "json_api", "endpoint": f"{server.url}/items", "items": "i", "id": "id", "retries": 0}
    return harvest(JsonApi.model_validate({**common, "paging": paging, **({"total": "n"} if total else {})}))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(PAGINGS), st.lists(PAGE, min_size=1, max_size=6), st.booleans())
def test_any_sequence_of_pages_ends_and_is_complete_only_with_all_that_was_announced(
    server: Endpoint, paging: Any, pages: list[dict[str, Any]], total: bool
) -> None:
    found = run(server, paging, pages, total)
    assert found.requests <= len(pages) + 8
    assert len(found.failures) + len([one for one in found.events if type(one).__name__ == "WindowDone"]) == 1
    given_ids = {str(name) for page in pages[: found.requests] if page["status"] == 200 for name in page["ids"]}
    assert set(found.identifiers) <= given_ids
    if not found.failures:
        assert set(found.identifiers) == {
            str(name) for page in pages[: found.requests] if page["status"] == 200 for name in page["ids"]
        }
        announced = [page.expected for page in found.pages if page.expected is not None]
        assert not total or not announced or len(set(found.identifiers)) >= announced[-1]
