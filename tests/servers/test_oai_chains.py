"""The recorded lists are put together whole, and hold what the inventory of the recordings says."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.servers.oai_replay import Chain, chains

SCRAPI = "CenterForOpenScience+scrapi"
# The inventory counts every element called record, also those that these fixtures have as metadata.
NESTED_RECORDS = "NatLibFi+oai-pmh-client-js"


@pytest.fixture(scope="module")
def recorded(shared_data: Path) -> dict[str, Chain]:
    return {chain.name: chain for chain in chains(shared_data)}


def inventory(shared_data: Path) -> dict[Path, dict[str, str]]:
    folder = shared_data / "oai-pmh"
    with (folder / "INVENTORY.tsv").open(encoding="utf-8") as lines:
        return {folder / row["repo"] / row["path"]: row for row in csv.DictReader(lines, delimiter="\t")}


def test_counts_of_every_chain_are_those_of_the_inventory(shared_data: Path, recorded: dict[str, Chain]) -> None:
    rows = inventory(shared_data)
    for chain in recorded.values():
        lines = [rows[page.path] for page in chain.pages]
        deleted = sum(int(line["deleted"]) for line in lines)
        assert (chain.name, chain.deleted) == (chain.name, deleted)
        if lines[0]["repo"] != NESTED_RECORDS:
            assert (chain.name, chain.records) == (chain.name, sum(int(line["n"]) for line in lines))


def test_every_list_of_the_inventory_is_in_one_chain(shared_data: Path, recorded: dict[str, Chain]) -> None:
    lists = [path for path, row in inventory(shared_data).items() if row["verb"] == "ListRecords"]
    broken = [path for path in inventory(shared_data) if path.name == "ListRecordsBroken.xml"]
    pages = [page.path for chain in recorded.values() for page in chain.pages]
    assert sorted(pages) == sorted(lists + broken)


def test_the_live_recordings_are_39_endpoints_with_3394_records(recorded: dict[str, Chain]) -> None:
    live = [chain for chain in recorded.values() if SCRAPI in chain.pages[0].path.parts]
    assert len(live) == 39
    assert sum(len(chain.pages) for chain in live) == 72
    assert sum(chain.records for chain in live) == 3394
    assert sum(chain.deleted for chain in live) == 17
    assert all(chain.complete for chain in live)


def test_a_chain_carries_the_request_it_was_recorded_with(recorded: dict[str, Chain]) -> None:
    first = recorded["pubmedcentral"]
    assert (first.metadata_prefix, first.set) == ("oai_dc", None)
    assert (first.from_, first.until) == ("2014-12-24", "2014-12-25")
    assert recorded["sul-dlss-xml-oai-marc21"].set == "manuscripta"


def test_chains_know_their_pages_and_flaws(recorded: dict[str, Chain]) -> None:
    pages = {name: len(recorded[name].pages) for name in ("pubmedcentral", "npp_ksu", "utktrace", "spdataverse")}
    assert pages == {"pubmedcentral": 17, "npp_ksu": 9, "utktrace": 4, "spdataverse": 2}
    assert len(recorded["mloesch-sample_data-ListRecords"].pages) == 4
    assert {name for name, chain in recorded.items() if not chain.well_formed} == {
        "mloesch-sample_data-ListRecordsBroken"
    }
    assert {name for name, chain in recorded.items() if chain.tokens_are_encoded} == {"asu", "pubmedcentral"}
    assert {name for name, chain in recorded.items() if chain.well_formed and not chain.complete} == {
        "NatLibFi-02-response01",
        "caseyamcl-SampleXML-NamespacedSample",
        "mark-cooper-fixtures-list_records",
        "sul-dlss-xml-oai-dc-resumption",
    }
