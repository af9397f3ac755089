"""Every recorded document, in whatever format: a valid Record or Rejected with its rule, nothing else."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from config.partner import Partner
from config.settings import Workspace
from crosswalks import CROSSWALKS
from enrichment import validated
from ichlinks.errors import Rejected
from ichlinks.record import Record, dump
from ichlinks.stages import Envelope, Payload
from tests.crosswalks.payloads import payload, recorded
from tests.enrichment.whole import enrichment

AUTO = CROSSWALKS["auto"].crosswalk
OWN = Path(__file__).parent / "records"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "config" / "partners").mkdir(parents=True)
    return Workspace(tmp_path, {})


@pytest.fixture
def partner() -> Partner:
    harvest = {"kind": "oai_pmh", "endpoint": "https://archive.example/oai"}
    stated = {"name": {"en": "Archive"}, "country": "KR", "harvest": harvest, "crosswalk": "auto", "slug": "archive"}
    return Partner.model_validate({**stated, "defaults": {"type": "Resource"}})


def documents(shared_data: Path) -> Iterator[Payload]:
    yield from (payload(page.read_bytes(), page.name, Envelope()) for page in sorted(OWN.iterdir()))
    for page in sorted((shared_data / "oai-pmh").rglob("*.xml")):
        yield from recorded(page)
    for page in sorted((shared_data / "iiif").rglob("*.json")):
        yield payload(page.read_bytes(), page.name, Envelope())


def test_every_document_ends_as_a_record_or_rejected(shared_data: Path, workspace: Workspace, partner: Partner) -> None:
    enrich = enrichment(workspace, partner)
    formats: Counter[str] = Counter()
    for one in documents(shared_data):
        try:
            draft = enrich(AUTO(one))
        except Rejected as error:
            formats[error.rule.partition(".")[0]] += 1
            continue
        record = validated(draft, {"partner": "archive", "identifier": one.identifier}, partner)
        assert msgspec.json.decode(dump(record), type=Record) == record
        formats[draft.crosswalk] += 1
    assert formats.keys() == {
        "crosswalk", "oai_dc", "dcterms", "dim", "mods", "marc", "lido", "ead", "edm", "mets", "datacite", "iiif",
        "schema_org",
    }  # fmt: skip
    assert formats["datacite"] >= 41
    assert formats["iiif"] > 300


def test_what_is_written_for_machines_and_people_is_kept_through_to_the_record(
    workspace: Workspace, partner: Partner
) -> None:
    drum = payload((OWN / "lido_janggu.xml").read_bytes(), "janggu", Envelope())
    draft = enrichment(workspace, partner)(AUTO(drum))
    record = msgspec.to_builtins(validated(draft, {"partner": "archive", "identifier": "janggu"}, partner))
    assert record["issued"] == {
        "edtf": "1973/1977",
        "begin": "1973-01-01",
        "end": "1977-12-31",
        "text": "around 1975",
    }
    assert record["title"] == {"en": ("Hourglass drum",), "ko": ("장구",), "ko-Latn": ("janggu",)}
    assert record["rights"] == {
        "metadata": "http://creativecommons.org/publicdomain/zero/1.0/",
        "content": "http://rightsstatements.org/vocab/InC/1.0/",
        "holder": "Kim Example",
    }
    assert record["places"][0]["role"] == "origin"
    assert record["media"][0]["rights"] == "http://creativecommons.org/licenses/by-sa/4.0/"
