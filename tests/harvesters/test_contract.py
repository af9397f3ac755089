"""What every harvester does, whatever stands at the other end."""

from dataclasses import replace
from typing import get_args

import pytest

from config.partner import Partner, partner
from config.settings import PACKAGE, Workspace
from config.sources import Access
from harvesters import HARVESTERS
from ichlinks.stages import Ledger, Span
from samples.server import serve
from tests.harvesters.harvesting import harvest
from tests.harvesters.sources import REMOTE, Source

ALL = ["r0", "r1", "r2", "r3", "r4"]


def test_a_first_run_brings_every_record_with_its_bytes(source: Source) -> None:
    found = harvest(source.options())
    assert found.identifiers == ALL
    assert [one.data for one in found.payloads] == [source.sent(name) for name in ALL]
    assert (found.done.records, found.done.token, found.done.attempts) == (5, None, 1)
    assert found.done.response_date == "2026-01-02T03:04:05Z"
    assert found.rejected == {}


def test_a_second_run_brings_the_same(source: Source) -> None:
    first = harvest(source.options())
    second = harvest(source.options(), first.ledger())
    assert second.checksums in ({}, first.checksums)
    assert second.done.records == 5


def test_a_changed_record_has_another_checksum_and_no_other_has(source: Source) -> None:
    before = harvest(source.options()).checksums
    source.records["r3"] = "Title three"
    after = harvest(source.options()).checksums
    assert {name for name in ALL if before[name] != after[name]} == {"r3"}


def test_a_deleted_record_is_said_to_be_or_is_missed_by_a_sweep(source: Source) -> None:
    ledger = harvest(source.options()).ledger()
    source.records["r3"] = None
    found = harvest(source.options(), ledger)
    said = {one.identifier for one in found.payloads if one.deleted}
    missed = set(ALL) - set(found.identifiers) if found.done.sweep else set()
    assert said | missed == {"r3"}


def test_a_broken_record_is_rejected_by_itself(source: Source) -> None:
    source.broken = {"r2"}
    found = harvest(source.options())
    assert len(found.payloads) == 5
    assert found.sound == ["r0", "r1", "r3", "r4"]
    # An OAI-PMH window is asked for again before a broken record is believed to be one.
    assert found.failures == (["records_rejected"] if source.kind == "oai_pmh" else [])


def test_an_empty_source_is_complete(source: Source) -> None:
    source.records = {}
    found = harvest(source.options())
    assert (found.payloads, found.done.records) == ([], 0)


def test_a_limit_leaves_the_window_unfinished_and_the_next_run_goes_on(source: Source) -> None:
    found = harvest(source.options(), span=Span(limit=2))
    assert (found.identifiers, found.failed.code) == (["r0", "r1"], "limit")
    assert found.failed.window.records == 2
    rest = harvest(source.options(), found.ledger())
    assert {*found.identifiers, *rest.identifiers} == set(ALL)
    assert rest.done.records == 5


def test_a_whole_run_pays_no_heed_to_earlier_ones(source: Source) -> None:
    ledger = harvest(source.options()).ledger()
    assert harvest(source.options(), ledger, Span(full=True)).identifiers == ALL


def test_an_unfinished_window_of_another_kind_of_harvest_does_no_harm(source: Source) -> None:
    done = harvest(source.options()).done
    foreign = Ledger((replace(done, token="a token of another kind", validator=None),))
    found = harvest(source.options(), foreign)
    assert (found.identifiers, found.done.records) == (ALL, 5)


@pytest.mark.parametrize("source", REMOTE, indirect=True)
def test_wrong_credentials_are_named_and_asked_with_once(source: Source) -> None:
    source.password = "right"
    found = harvest(source.options(auth={"bearer": "wrong"}, retries=3))
    assert (found.payloads, found.failed.code, found.requests) == ([], "refused", 1)
    assert harvest(source.options(auth={"bearer": "right"}), found.ledger()).identifiers == ALL


def test_what_is_not_there_is_named(source: Source) -> None:
    where = {"path": f"{source.folder}/none"} if source.local else {"endpoint": f"{source.server.url}/none"}
    found = harvest(source.options(**where))
    assert (found.payloads, found.failed.code) == ([], "file_missing" if source.local else "http_404")


def test_every_kind_of_the_partner_file_has_a_harvester() -> None:
    kinds = get_args(Partner.model_fields["harvest"].annotation)
    assert {get_args(one.model_fields["kind"].annotation)[0] for one in kinds} == HARVESTERS.keys()
    assert all(issubclass(one, Access) for one in kinds)


@pytest.mark.parametrize(("slug", "records", "faults"), [("mekong", 68, 0), ("moana", 55, 0), ("steppe", 61, 1)])
def test_the_sample_archives_are_harvested_whole(slug: str, records: int, faults: int) -> None:
    with serve() as server:
        one = partner(Workspace(PACKAGE.parent, {"ICHLINKS_SAMPLES_URL": server.url}), slug)
        found = harvest(one.harvest)
    assert (len(found.payloads), len(found.rejected), found.done.records) == (records, faults, records)
    assert len(set(found.identifiers)) == records
