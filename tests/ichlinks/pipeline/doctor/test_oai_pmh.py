"""What doctor says of an OAI-PMH endpoint: nothing where all is right, one finding where one thing is wrong."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.settings import Workspace
from ichlinks.pipeline.checking import faults
from ichlinks.pipeline.doctor import Examination, examine
from ichlinks.pipeline.doctor.asking import MOST
from tests.harvesters import oai
from tests.ichlinks.conftest import archive_partner, workspace_of
from tests.ichlinks.pipeline.doctor.repository import IDENTIFY, XML, Repository, now, record
from tests.servers.endpoint import Endpoint

_ALWAYS = {"http.plain", "http.not_compressed"}
"""The test's server speaks plain HTTP and sends large pages as they are."""


@pytest.fixture
def repository() -> Repository:
    return Repository()


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setattr("ichlinks.pipeline.doctor._PAUSE", 0.0)
    return workspace_of(tmp_path)


@pytest.fixture
def server(repository: Repository) -> Iterator[Endpoint]:
    with Endpoint({"/oai": repository}) as started:
        repository.url = f"{started.url}/oai"
        yield started


@pytest.fixture
def examined(server: Endpoint, repository: Repository, workspace: Workspace) -> Iterator[Examination]:
    yield examine(workspace, repository.url)


def _codes(one: Examination) -> set[str]:
    return {finding.code for finding in one.findings} - _ALWAYS


def test_an_endpoint_that_is_right_has_no_findings(examined: Examination) -> None:
    assert (_codes(examined), examined.score, examined.usable) == (set(), 98, True)
    facts = dict(itertools.islice(examined.found.items(), 9))
    assert facts == {
        "repository": "Archive of Weavers",
        "granularity": "YYYY-MM-DDThh:mm:ssZ",
        "deleted records": "persistent",
        "earliest datestamp": "2025-01-01T00:00:00Z",
        "metadata formats": "oai_dc",
        "sets": "ich",
        "asked for": "oai_dc",
        "records on the first page": 30,
        "records in all": 60,
    }


def test_it_asks_a_bounded_number_of_questions(examined: Examination, server: Endpoint) -> None:
    assert examined.requests == len(server.requests) <= MOST


def test_the_partner_file_to_start_from_is_valid(examined: Examination, workspace: Workspace) -> None:
    (workspace.partners / "weavers.yaml").write_text(examined.partner_file, encoding="utf-8")
    assert faults(workspace)["weavers"].faults == []


def test_a_request_that_was_pasted_is_cut_to_its_address(
    server: Endpoint, repository: Repository, workspace: Workspace
) -> None:
    one = examine(workspace, f"{repository.url}?verb=ListRecords&metadataPrefix=oai_dc")
    assert (one.address, _codes(one)) == (repository.url, set())


def test_a_partner_is_examined_as_its_file_says(server: Endpoint, repository: Repository, workspace: Workspace) -> None:
    archive_partner(workspace, repository.url)
    one = examine(workspace, "archive")
    assert (one.usable, one.partner_file, _codes(one)) == (True, "", set())


_IDENTIFY = [
    ({"repositoryName": ""}, "identify.missing"),
    ({"protocolVersion": "1.1"}, "identify.version"),
    ({"granularity": "seconds"}, "identify.granularity"),
    ({"baseURL": "http://localhost:8080/oai"}, "identify.base_url"),
    ({"deletedRecord": "no"}, "deletions.none"),
    ({"deletedRecord": ""}, "deletions.none"),
    ({"deletedRecord": "transient"}, "deletions.transient"),
    ({"deletedRecord": "sometimes"}, "deletions.policy"),
    ({"earliestDatestamp": "aaaa-bb-cc"}, "datestamps.earliest"),
    ({"earliestDatestamp": "2026-01-01T05:00:00Z"}, "datestamps.earliest"),
    ({"granularity": "YYYY-MM-DD"}, "datestamps.form"),
]


@pytest.mark.parametrize(("said", "code"), _IDENTIFY)
def test_what_identify_says_wrong_is_found(
    server: Endpoint, repository: Repository, workspace: Workspace, said: dict[str, str], code: str
) -> None:
    repository.identify = {**IDENTIFY, **said}
    assert code in _codes(examine(workspace, repository.url))


_TEXTS = [
    ("ListMetadataFormats", ">oai_dc<", ">mods<", "formats.no_oai_dc"),
    ("ListSets", "<setSpec>ich<", "<setSpec>living heritage<", "sets.spec"),
    ("ListSets", "<setSpec>ich<", "<setSpec>other<", "sets.unlisted"),
    ("ListRecords", "2026-01-01T03:00:00Z", "20260101", "datestamps.form"),
    ("ListRecords", "2026-01-01T03:00:00Z", now(hours=2), "datestamps.future"),
    ("ListRecords", "<identifier>oai:a:3<", "<identifier>oai:a:4<", "lists.twice"),
    ("ListRecords", "<identifier>oai:a:3<", "<identifier><", "lists.no_identifier"),
    ("ListRecords", ' completeListSize="60"', "", "lists.no_size"),
    ("ListRecords", ">30</resumptionToken>", "/>", "lists.ends_early"),
    ("ListRecords", "<responseDate>", "<responseDate>x", "datestamps.no_clock"),
    ("ListRecords", "Weaver 3<", "Weaver &amp;amp; 3<", "text.escaped_twice"),
    ("ListRecords", "Weaver 3<", "PansÃ³ri<", "text.mojibake"),
    ("ListRecords", "Weaver 3<", "Pans\ufffdri<", "text.replaced"),
    ("ListRecords", "Weaver 3<", "Weaver & 3<", "xml.not_well_formed"),
    ("ListRecords", 'encoding="UTF-8"', 'encoding="ISO-8859-1"', "xml.encoding"),
    ("ListRecords", "<dc:title", "<dc:alternative", "content.title"),
    ("ListRecords", ' xml:lang="en"', "", "content.language"),
    ("ListRecords", "<dc:rights>http", "<dc:rights/><dc:x>http", "content.rights"),
]


@pytest.mark.parametrize(
    ("verb", "old", "new", "code"), [pytest.param(*one, id=f"{one[3]}-{n}") for n, one in enumerate(_TEXTS)]
)
def test_what_an_answer_says_wrong_is_found(
    server: Endpoint, repository: Repository, workspace: Workspace, verb: str, old: str, new: str, code: str
) -> None:
    if old in ("<dc:title", "<dc:rights>http"):
        new_close = {"<dc:title": ("</dc:title>", "</dc:alternative>"), "<dc:rights>http": ("</dc:rights>", "</dc:x>")}
        text = repository.ListRecords({}).decode().replace(old, new).replace(*new_close[old])
        repository.answers["ListRecords"] = (200, XML, text.encode())
    else:
        repository.replace[verb] = (old, new)
    assert code in _codes(examine(workspace, repository.url))


_PAGE = b"<!doctype html><title>Log in</title><p>Please log in"
_ANSWERS = [
    ("ListSets", (200, XML, _PAGE), {"errors.html", "sets.unanswered"}),
    ("ListRecords token", (200, XML, oai.error("badResumptionToken")), {"lists.token_fails"}),
    ("ListRecords token", (200, XML, oai.page(record(0), token="30")), {"lists.token_repeats", "errors.bad_token"}),
    ("GetRecord", (200, XML, oai.error("idDoesNotExist")), {"errors.get_record"}),
    ("GetRecord", (404, XML, oai.error("idDoesNotExist")), {"errors.get_record", "errors.status"}),
    ("GetRecord", (200, XML, oai.error("Failure")), {"errors.get_record", "errors.code"}),
    ("ListRecords", (200, XML, oai.page(*map(record, range(30)))), {"ranges.ignored", "lists.differ"}),
    ("ListRecords", (200, XML, oai.error("noRecordsMatch")), {"lists.no_records"}),
    ("Identify", (200, XML, _PAGE), {"identify.unanswered"}),
    ("", (200, XML, _PAGE), {"errors.bad_verb"}),
]


@pytest.mark.parametrize(("verb", "answer", "codes"), _ANSWERS)
def test_an_answer_that_is_none_is_found(
    server: Endpoint, repository: Repository, workspace: Workspace, verb: str, answer: object, codes: set[str]
) -> None:
    repository.answers[verb] = answer  # type: ignore[assignment]
    found = _codes(examine(workspace, repository.url))
    expected = codes - {"lists.differ"}
    assert expected <= found


def test_a_record_that_its_own_datestamp_does_not_find_is_told(
    server: Endpoint, repository: Repository, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = repository.ListRecords
    empty = oai.error("noRecordsMatch")
    monkeypatch.setattr(repository, "ListRecords", lambda query: empty if "from" in query else whole(query))
    assert _codes(examine(workspace, repository.url)) == {"ranges.misses"}


def test_a_token_that_is_good_once_is_told(
    server: Endpoint, repository: Repository, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, times = repository.ListRecords, itertools.count()

    def once(query: dict[str, str]) -> bytes:
        used = query.get("resumptionToken") == "30" and next(times)
        return oai.error("badResumptionToken") if used else whole(query)

    monkeypatch.setattr(repository, "ListRecords", once)
    assert _codes(examine(workspace, repository.url)) == {"lists.token_once"}


def test_every_finding_says_what_to_do(server: Endpoint, repository: Repository, workspace: Workspace) -> None:
    repository.identify = {"granularity": "days"}
    for finding in examine(workspace, repository.url).findings:
        assert all((finding.what, finding.clause, finding.causes, finding.mend)), finding.code
        assert finding.mend.endswith("."), finding.code


def test_what_was_not_answered_is_not_called_fine(
    server: Endpoint, repository: Repository, workspace: Workspace
) -> None:
    repository.answers["Identify"] = (200, XML, _PAGE)
    assert [check.name for check in examine(workspace, repository.url).checks] == [
        "Identify",
        "XML and characters",
        "Errors",
        "HTTP",
    ]
