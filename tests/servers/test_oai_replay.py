"""The replay server gives back what was recorded, and nothing else."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
import requests
from lxml import etree

from tests.servers.oai_replay import Chain, Replay, chains, replay

OAI = "{http://www.openarchives.org/OAI/2.0/}"
RECORD = f"./{OAI}ListRecords/{OAI}record"
TOKEN = f"./{OAI}ListRecords/{OAI}resumptionToken"


@pytest.fixture(scope="module")
def recorded(shared_data: Path) -> dict[str, Chain]:
    return {chain.name: chain for chain in chains(shared_data)}


def harvested(server: Replay, chain: Chain) -> list[etree._Element]:
    """Every record of a list, from its recorded first request on, by the tokens in the pages."""
    query = urlencode(chain.pages[0].arguments)
    records: list[etree._Element] = []
    while query:
        root = etree.fromstring(requests.get(f"{server.url(chain)}?{query}", timeout=10).content)
        records += root.findall(RECORD)
        token = (root.findtext(TOKEN) or "").strip()
        sent = token if chain.tokens_are_encoded else quote(token, safe="")
        query = f"verb=ListRecords&resumptionToken={sent}" if token else ""
    return records


def error_code(response: requests.Response) -> str | None:
    error = etree.fromstring(response.content).find(f"{OAI}error")
    return None if error is None else error.get("code")


def test_every_complete_chain_can_be_harvested_to_its_end(recorded: dict[str, Chain]) -> None:
    whole = {name: chain for name, chain in recorded.items() if chain.complete}
    with replay(*whole.values()) as server:
        served = {name: len(harvested(server, chain)) for name, chain in whole.items()}
        assert server.unrecorded == []
        assert len(server.requests) == sum(len(chain.pages) for chain in whole.values())
    assert served == {name: chain.records for name, chain in whole.items()}


def test_every_page_has_the_recorded_bytes(recorded: dict[str, Chain]) -> None:
    with replay(*recorded.values()) as server, requests.Session() as session:
        for chain in recorded.values():
            for page in chain.pages:
                response = session.get(server.url(chain), params=page.arguments, timeout=10)
                assert (response.status_code, response.content) == (page.status, page.path.read_bytes())


def test_a_token_that_leads_nowhere_is_refused(recorded: dict[str, Chain]) -> None:
    chain = recorded["mark-cooper-fixtures-list_records"]
    with replay(chain) as server:
        assert len(harvested(server, chain)) == chain.records == 25
        refused = requests.get(f"{server.url(chain)}?{server.unrecorded[0][1]}", timeout=10)
    assert error_code(refused) == "badResumptionToken"


def test_headers_are_the_recorded_ones(recorded: dict[str, Chain]) -> None:
    with replay(recorded["npp_ksu"], recorded["udc"]) as server:
        packed = requests.get(server.url(recorded["npp_ksu"]), recorded["npp_ksu"].pages[0].arguments, timeout=10)
        plain = requests.get(server.url(recorded["udc"]), recorded["udc"].pages[0].arguments, timeout=10)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert (packed.headers["Server"], packed.headers["X-Runtime"]) == ("nginx/1.2.1", "4.868658")
    assert packed.headers["Date"] == "Wed, 20 Jan 2016 20:10:29 GMT"
    assert plain.headers["Content-Type"] == "application/xml"


def test_nothing_is_packed_for_a_client_that_does_not_accept_it(recorded: dict[str, Chain]) -> None:
    page = recorded["npp_ksu"].pages[0]
    with replay(recorded["npp_ksu"]) as server:
        response = requests.get(
            server.url(recorded["npp_ksu"]), page.arguments, headers={"Accept-Encoding": "identity"}, timeout=10
        )
    assert "Content-Encoding" not in response.headers
    assert response.content == page.body


def test_encoded_tokens_are_known_only_as_they_were_sent(recorded: dict[str, Chain]) -> None:
    chain = recorded["pubmedcentral"]
    token = chain.pages[0].token
    assert token == "oai%3Apubmedcentral.nih.gov%3A4078828!2014-12-24!2014-12-25!oai_dc!"
    with replay(chain) as server:
        as_it_stands = requests.get(f"{server.url(chain)}?verb=ListRecords&resumptionToken={token}", timeout=10)
        encoded_again = requests.get(server.url(chain), {"verb": "ListRecords", "resumptionToken": token}, timeout=10)
    assert as_it_stands.content == chain.pages[1].body
    assert error_code(encoded_again) == "badResumptionToken"


def test_days_and_seconds_of_the_same_window_are_the_same_request(recorded: dict[str, Chain]) -> None:
    chain = recorded["calpoly"]
    assert (chain.from_, chain.until, chain.granularity) == ("2015-03-10", "2015-03-11", "YYYY-MM-DDThh:mm:ssZ")
    window = {"from": "2015-03-10T00:00:00Z", "until": "2015-03-11T23:59:59Z"}
    with replay(chain) as server:
        response = requests.get(server.url(chain), {**chain.pages[0].arguments, **window}, timeout=10)
    assert response.content == chain.pages[0].body


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("verb=ListRecords&metadataPrefix=mods", "badArgument"),
        ("verb=ListRecords&resumptionToken=of+nobody", "badResumptionToken"),
        ("verb=Harvest", "badVerb"),
        ("", "badVerb"),
    ],
)
def test_what_was_never_recorded_is_refused_and_counted(recorded: dict[str, Chain], query: str, code: str) -> None:
    with replay(recorded["dash"]) as server:
        response = requests.get(f"{server.url(recorded['dash'])}?{query}", timeout=10)
        assert server.unrecorded == [("dash", query)]
    assert error_code(response) == code


def test_identify_is_made_from_the_records_where_it_was_not_recorded(recorded: dict[str, Chain]) -> None:
    with replay(recorded["spdataverse"]) as server:
        url = server.url(recorded["spdataverse"])
        root = etree.fromstring(requests.get(url, {"verb": "Identify"}, timeout=10).content)
        assert server.unrecorded == []
    identify = root.find(f"{OAI}Identify")
    assert identify is not None
    assert {element.tag.removeprefix(OAI): element.text for element in identify} == {
        "repositoryName": "spdataverse",
        "baseURL": url,
        "protocolVersion": "2.0",
        "adminEmail": "admin@example.org",
        "earliestDatestamp": "2015-04-22T18:00:01Z",
        "deletedRecord": "transient",
        "granularity": "YYYY-MM-DDThh:mm:ssZ",
    }


def test_recorded_answers_of_the_same_endpoint_are_given(recorded: dict[str, Chain]) -> None:
    chain = recorded["mark-cooper-fixtures-list_records"]
    folder = chain.pages[0].path.parent
    with replay(chain) as server:
        for verb, file in (("Identify", "identify.xml"), ("ListSets", "list_sets.xml")):
            response = requests.get(server.url(chain), {"verb": verb}, timeout=10)
            assert response.content == (folder / file).read_bytes()


def test_an_unknown_path_is_404(recorded: dict[str, Chain]) -> None:
    with replay(recorded["dash"]) as server:
        assert requests.get(server.url(recorded["asu"]), timeout=10).status_code == 404
