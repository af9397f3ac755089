"""Every recorded list of a real endpoint: as many records as its inventory says, each with bytes of its own."""

from pathlib import Path

from config.sources import OaiPmh
from ichlinks.stages import Payload, Span
from tests.harvesters.harvesting import Harvested, harvest
from tests.servers.oai_replay import Chain, Replay, chains, replay


def replayed(server: Replay, chain: Chain) -> Harvested:
    options = OaiPmh(
        kind="oai_pmh",
        endpoint=server.url(chain),
        metadata_prefix=chain.metadata_prefix,
        raw_token=chain.tokens_are_encoded,
        retries=0,
    )
    return harvest(options, span=Span(from_=chain.from_, until=chain.until, set_=chain.set))


def sent(chain: Chain) -> list[bytes]:
    """What the endpoint sent, stripped of the blanks around a page."""
    return [page.body.strip() for page in chain.pages]


def is_deleted(one: Payload) -> bool:
    """Also where the record has no identifier, and so is no deletion of anything."""
    return one.deleted or (one.rejected is not None and b'status="deleted"' in one.data)


def test_every_recorded_list_is_harvested_to_the_last_record(shared_data: Path) -> None:
    recorded = [chain for chain in chains(shared_data) if chain.well_formed]
    with replay(*recorded) as server:
        for chain in recorded:
            found = replayed(server, chain)
            assert (chain.name, len(found.payloads)) == (chain.name, chain.records)
            assert (chain.name, sum(map(is_deleted, found.payloads))) == (chain.name, chain.deleted)
            if not found.rejected:
                assert tuple(one.datestamp for one in found.payloads if one.datestamp) == chain.datestamps
            for page, body in zip(found.pages, sent(chain), strict=False):
                assert all(one.data in body for one in page.payloads), chain.name
    assert len(recorded) > 50


def test_a_chain_is_complete_at_its_end_and_not_before(shared_data: Path) -> None:
    by_name = {chain.name: chain for chain in chains(shared_data)}
    pages, cut = by_name["pubmedcentral"], by_name["mark-cooper-fixtures-list_records"]
    with replay(pages, cut) as server:
        whole, part = replayed(server, pages), replayed(server, cut)
    assert (whole.done.records, whole.requests) == (pages.records, len(pages.pages) + 1)
    assert (part.failures, len(part.payloads)) == (["bad_resumption_token"], 25)


def test_what_is_not_oai_pmh_is_no_list(shared_data: Path) -> None:
    (broken,) = [chain for chain in chains(shared_data) if not chain.well_formed]
    with replay(broken) as server:
        assert replayed(server, broken).failures == ["not_oai_pmh"]
