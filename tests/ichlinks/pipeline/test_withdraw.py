"""A partner that has left: named by the status, taken from the public by hand, back with its file."""

import pytest

from ichlinks.errors import Invalid
from ichlinks.pipeline import Context, stages
from ichlinks.pipeline.review import question
from ichlinks.pipeline.status import status
from ichlinks.pipeline.withdraw import GONE, withdraw
from ichlinks.store import items
from ichlinks.store.items import item_id
from ichlinks.store.tables import decision
from tests.ichlinks.conftest import archive_partner
from tests.ichlinks.pipeline.outputs import outputs
from tests.servers.archive import Archive

ID = item_id("archive", "oai:a:03")


@pytest.fixture
def left(harvested: Context) -> Context:
    (harvested.workspace.partners / "archive.yaml").unlink()
    return harvested


def test_the_status_names_partners_without_a_file(left: Context) -> None:
    assert status(left)["without_file"] == [{"partner": "archive", "records": 30, "public": 30}]
    withdraw(left, "archive", "anna")
    assert status(left)["without_file"] == []


def test_all_its_items_are_withdrawn_with_a_tombstone(left: Context) -> None:
    assert withdraw(left, "archive", "anna", "it closed in May")["counts"] == {"delete": 30}
    stages.publish(left)
    found = outputs(left)
    assert (found["items"], found["manifests"], found["documents"]) == ([], [], [])
    with left.store.read() as connection:
        grave = items.grave(connection, ID)
    assert grave is not None and grave.reason == GONE


def test_who_did_it_and_why_is_kept(left: Context) -> None:
    withdraw(left, "archive", "anna", "it closed in May")
    with left.store.read() as connection:
        [id_] = connection.scalars(decision.select().with_only_columns(decision.c.id))
    kept = question(left, id_)
    assert (kept.partner, kept.state, kept.by, kept.note) == ("archive", "approve", "anna", "it closed in May")


def test_with_its_file_it_is_back_under_the_same_ids(left: Context, archive: Archive) -> None:
    before = outputs(left)["items"]
    withdraw(left, "archive", "anna")
    archive_partner(left.workspace, archive.url)
    for _ in stages.run(left, "archive"):
        pass
    assert outputs(left)["items"] == before


def test_a_partner_with_a_file_cannot_be_withdrawn(harvested: Context) -> None:
    with pytest.raises(Invalid, match=r"config/partners/archive\.yaml is there"):
        withdraw(harvested, "archive", "anna")
    with pytest.raises(Invalid, match=r"nothing of a partner 'nobody' is stored; there are: archive"):
        withdraw(harvested, "nobody", "anna")
