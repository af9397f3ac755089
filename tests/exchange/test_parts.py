"""Finding aids and their components lead to one another."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from ichlinks.pipeline import Context, stages
from ichlinks.store.items import item_id
from tests.exchange.face import serving
from tests.exchange.html import texts, values
from tests.exchange.ports import free_port
from tests.ichlinks.conftest import workspace_of
from tests.ichlinks.pipeline.finding_aids import WHOLE, archive_of, ead, item, partner

_LINKS = "//*[@class='related']//a"
_COMPONENTS = [item(f"Song {n}", f"i{n}") for n in range(103)]


@pytest.fixture(scope="module")
def face(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A finding aid with 103 songs, and a file of letters that is no record."""
    folder: Path = tmp_path_factory.mktemp("parts")
    workspace = workspace_of(folder, ICHLINKS_BASE_URL=f"http://127.0.0.1:{free_port()}")
    components = [item("Letters", "f1", "file"), *_COMPONENTS]
    with archive_of({WHOLE: ead(*components)}) as archive, Context.open(workspace) as context:
        partner(workspace, {"kind": "oai_pmh", "endpoint": archive.url, "components": "item"})
        for _ in stages.run(context, "archive"):
            pass
    with serving(workspace) as address:
        yield address


def path(identifier: str) -> str:
    return f"/items/{item_id('archive', identifier)}"


def page(face: str, identifier: str) -> str:
    return requests.get(face + path(identifier), timeout=10).text


def test_a_part_leads_to_its_whole(face: str) -> None:
    text = page(face, f"{WHOLE}#i7")
    assert texts(text, _LINKS) == ["Songs of the hills"]
    assert values(text, f"{_LINKS}/@href") == [path(WHOLE)]


def test_a_whole_leads_to_its_parts_as_many_as_a_page_can_show(face: str) -> None:
    text = page(face, WHOLE)
    shown = texts(text, "//*[@class='related']/dd")
    assert shown == ["Letters", *(f"Song {n}" for n in range(99)), "and 4 more"]
    assert values(text, f"{_LINKS}/@href") == [path(f"{WHOLE}#i{n}") for n in range(99)]


def test_the_data_name_parts_and_whole_by_their_addresses(face: str) -> None:
    part, whole = (requests.get(f"{face}{path(name)}.jsonld", timeout=10).json() for name in (f"{WHOLE}#i7", WHOLE))
    assert [one["id"] for one in part["is_part_of"]] == [face + path(WHOLE)]
    assert [one.get("id") for one in whole["has_part"]][1:] == [face + path(f"{WHOLE}#i{n}") for n in range(103)]
