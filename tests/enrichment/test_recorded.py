"""Everything after the crosswalk over recorded answers of real repositories: a Record, or Rejected, nothing else."""

from collections import Counter
from pathlib import Path

import msgspec

from config.settings import Workspace
from crosswalks.oai_dc import crosswalk
from enrichment import validated
from enrichment.screening import load_rules, screen
from ichlinks.errors import Rejected
from ichlinks.record import Record, dump
from tests.crosswalks.payloads import recorded
from tests.enrichment.conftest import MakePartner
from tests.enrichment.whole import enrichment


def test_every_record_gets_an_outcome(shared_data: Path, workspace: Workspace, make_partner: MakePartner) -> None:
    partner = make_partner(defaults={"type": "Resource"})
    enrich, rules = enrichment(workspace, partner), load_rules(workspace, partner)
    outcomes: Counter[str] = Counter()
    for page in sorted((shared_data / "oai-pmh").rglob("*.xml")):
        for payload in recorded(page):
            try:
                draft = enrich(crosswalk(payload))
            except Rejected:
                outcomes["rejected"] += 1
                continue
            source = {"partner": "archive", "identifier": payload.identifier}
            record = validated(draft, source, partner)
            outcomes[screen(record, rules, draft.reasons).outcome] += 1
            assert msgspec.json.decode(dump(record), type=Record) == record
    assert outcomes.keys() == {"rejected", "flag", "quarantine"}
    assert outcomes.total() > 4000


def test_enriching_the_same_payload_again_gives_the_same_record(
    shared_data: Path, workspace: Workspace, make_partner: MakePartner
) -> None:
    partner = make_partner(defaults={"type": "Resource"})
    page = shared_data / "oai-pmh/CenterForOpenScience+scrapi/umontreal/000.xml"
    source = {"partner": "archive", "identifier": "1"}

    def records() -> list[bytes]:
        enrich = enrichment(workspace, partner)
        return [dump(validated(enrich(crosswalk(payload)), source, partner)) for payload in recorded(page)]

    assert records() == records()
