"""Every recorded endpoint ends in the state that its bytes deserve, the broken ones included.

Lists are replayed page by page; what is no list is served in place of one, and every recorded Identify before a list.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from ichlinks.pipeline import Context
from tests.harvesters import oai
from tests.harvesters.oai import page, record
from tests.harvesters.partner import Partner, error, opened, warnings
from tests.servers.endpoint import Answer, Asked, Endpoint
from tests.servers.oai_chains import Chain, chains
from tests.servers.oai_replay import replay

OAI = "{http://www.openarchives.org/OAI/2.0/}"

# Lists whose last recorded token leads to a page that nobody recorded: the endpoint does not know it any more.
CUT = {
    "NatLibFi-02-response01",
    "caseyamcl-SampleXML-NamespacedSample",
    "mark-cooper-fixtures-list_records",
    "sul-dlss-xml-oai-dc-resumption",
}
# Four pages of which three name the same two records, one of them once without its identifier, while completeListSize
# says eight; ten bytes that are no XML.
REPEATED, BROKEN = "mloesch-sample_data-ListRecords", "mloesch-sample_data-ListRecordsBroken"
# Neither an empty token at the end (OAI-PMH 2.0, section 3.5) nor a completeListSize. Where the last page is as long as
# the others nobody can know whether there is one more.
UNPROVED = {f"NatLibFi-{number}-response01" for number in ("01", "04", "05", "06", "07")}
SHORTER = {"asu", "pubmedcentral"}
# Says 835, and has 54 records on its first page in place of 100; the list ends with the empty token.
SHORT = "npp_ksu"

ERRORS = {
    **dict.fromkeys(CUT, "bad_resumption_token"),
    **dict.fromkeys(UNPROVED, "token_vanished"),
    REPEATED: "page_repeated",
    BROKEN: "not_oai_pmh",
}
WARNINGS = {
    SHORT: {"complete_list_size_differs"},
    REPEATED: {"records_rejected"},
    **{name: {"end_without_token"} for name in SHORTER},
}

# What is no list, served in place of one. `noRecordsMatch` is an empty list: the only one here that is complete.
NO_LISTS = {
    "NatLibFi+oai-pmh-client-js/test-fixtures/index/03/response01.xml": "cannot_disseminate_format",
    "caseyamcl+phpoaipmh/tests/SampleXML/BadResponseInvalidRecord.xml": "id_does_not_exist",
    "caseyamcl+phpoaipmh/tests/SampleXML/BadResponseNonExistentVerb.xml": "bad_verb",
    "code4lib+ruby-oai/test/test.xml": "list_missing",
    "infrae+pyoai/src/oaipmh/tests/fake3/00001.xml": "truncated",
    "mark-cooper+oai-pmh/tests/fixtures/err_bad_prefix.xml": "cannot_disseminate_format",
    "mark-cooper+oai-pmh/tests/fixtures/err_not_found.xml": "id_does_not_exist",
    "mloesch+sickle/sickle/tests/sample_data/badArgument.xml": "bad_argument",
    "mloesch+sickle/sickle/tests/sample_data/badResumptionToken.xml": "bad_resumption_token",
    "mloesch+sickle/sickle/tests/sample_data/cannotDisseminateFormat.xml": "cannot_disseminate_format",
    "mloesch+sickle/sickle/tests/sample_data/idDoesNotExist.xml": "id_does_not_exist",
    "mloesch+sickle/sickle/tests/sample_data/noRecordsMatch.xml": None,
    "mloesch+sickle/sickle/tests/sample_data/noSetHierarchy.xml": "no_set_hierarchy",
    "mloesch+sickle/sickle/tests/sample_data/undefinedError.xml": "undefined_error",
    "sul-dlss+dlme-airflow/tests/data/xml/oai-dc-resumption-error.xml": "bad_resumption_token",
}

# Identify with a bracket that closes nothing cannot be read at all; &bogus; and a date of letters do no harm, and
# one without namespace says what it says.
NONSENSE_IDENTIFY = {"infrae+pyoai/src/oaipmh/tests/fake3/00001.xml": {"granularity_missing"}}
PLAIN_IDENTIFY = "infrae+pyoai/src/oaipmh/tests/fake4/00001.xml", "code4lib+ruby-oai/test/test.xml"


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    with opened(tmp_path_factory.mktemp("recorded")) as made:
        yield made


def inventory(shared_data: Path) -> dict[str, dict[str, str]]:
    with (shared_data / "oai-pmh" / "INVENTORY.tsv").open(encoding="utf-8") as lines:
        return {f"{row['repo']}/{row['path']}": row for row in csv.DictReader(lines, delimiter="\t")}


def identifiers(chain: Chain) -> dict[str, bool]:
    """Whether it is deleted, by the identifier of each record on the pages; the last word counts."""
    if not chain.well_formed:
        return {}
    roots = [etree.fromstring(one.body, etree.XMLParser(huge_tree=True)) for one in chain.pages]
    headers = [header for root in roots for header in root.iterfind(f"{OAI}ListRecords/{OAI}record/{OAI}header")]
    named = [(header.findtext(f"{OAI}identifier"), header.get("status") == "deleted") for header in headers]
    return {identifier: deleted for identifier, deleted in named if identifier}


def test_every_recorded_list_ends_as_it_deserves(context: Context, shared_data: Path) -> None:
    recorded = chains(shared_data)
    with replay(*recorded) as server:
        for chain in recorded:
            partner = Partner(context, server.url(chain), **options(chain))
            report = partner.run(from_=chain.from_, until=chain.until, set_=chain.set)
            found = {one.identifier: one.deleted for one in partner.payloads() if not one.rejected}
            ended = (chain.name, error(report), warnings(report), found)
            expected = (ERRORS.get(chain.name), WARNINGS.get(chain.name, set()), identifiers(chain))
            assert ended == (chain.name, *expected)
    assert len(recorded) == 57
    assert ERRORS.keys() | WARNINGS.keys() <= {chain.name for chain in recorded}


def options(chain: Chain) -> dict[str, Any]:
    prefix = {"metadata_prefix": chain.metadata_prefix} if chain.metadata_prefix else {}
    return {**prefix, "raw_token": chain.tokens_are_encoded}


def test_what_is_no_list_ends_as_it_deserves(context: Context, shared_data: Path) -> None:
    """Errors of OAI-PMH by their code; every other document is not OAI-PMH, or has no list."""
    rows = {
        name: row for name, row in inventory(shared_data).items() if row["verb"] not in ("ListRecords", "GetRecord")
    }
    with Endpoint({}) as server:
        for name in rows:
            server.scripts["/oai"] = serving(listed=(shared_data / "oai-pmh" / name).read_bytes())
            partner = Partner(context, f"{server.url}/oai")
            assert (name, error(partner.run())) == (name, NO_LISTS.get(name, no_list(rows[name])))
            assert list(partner.payloads()) == []
    assert NO_LISTS.keys() <= rows.keys()


def no_list(row: dict[str, str]) -> str:
    """OAI-PMH, but without the list that was asked for; or something else."""
    return "list_missing" if row["verb"] else "not_oai_pmh"


def test_every_recorded_identify_lets_the_list_be_read(context: Context, shared_data: Path) -> None:
    rows = [name for name, row in inventory(shared_data).items() if row["verb"] == "Identify"]
    with Endpoint({}) as server:
        for name in {*rows, *NONSENSE_IDENTIFY, *PLAIN_IDENTIFY}:
            identify = (shared_data / "oai-pmh" / name).read_bytes()
            server.scripts["/oai"] = serving(page(record("1"), record("2")), identify)
            partner = Partner(context, f"{server.url}/oai")
            report = partner.run()
            assert (name, error(report), [one.identifier for one in partner.payloads()]) == (name, None, ["1", "2"])
            assert (name, warnings(report)) == (name, NONSENSE_IDENTIFY.get(name, set()))


def serving(listed: bytes, identify: bytes | None = None) -> Any:
    def answer(asked: Asked) -> Answer:
        return 200, {}, (identify or oai.identify()) if asked.query["verb"] == "Identify" else listed

    return answer


def test_one_broken_record_among_a_hundred_costs_exactly_that_record(context: Context) -> None:
    records = [record(f"oai:a:{n:03d}", f"<dc:title>Loom {n}</dc:title>") for n in range(100)]
    records[41] = record("oai:a:041", "<dc:title>Loom</dc:wrong>")
    with Endpoint({"/oai": serving(page(*records, token="", size=100))}) as server:
        partner = Partner(context, f"{server.url}/oai")
        report = partner.run()
    kept = [one.identifier for one in partner.payloads() if not one.rejected]
    broken = [(one.identifier, one.rejected.rule) for one in partner.payloads() if one.rejected]
    assert kept == [f"oai:a:{n:03d}" for n in range(100) if n != 41]
    assert broken == [("oai:a:041", "xml.not_well_formed")]
    assert (error(report), report["counts"]["received"], report["counts"]["rejected"]) == (
        "records_rejected",
        100,
        1,
    )
