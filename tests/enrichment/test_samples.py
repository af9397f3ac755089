"""All records of the sample partners, from their own servers to their outcomes (samples/README.md, "Defects")."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from config.partner import partner as read_partner
from config.settings import PACKAGE, Workspace
from crosswalks import load
from enrichment import validated
from enrichment.screening import load_rules, screen
from harvesters import harvester
from harvesters.http import Client
from ichlinks.record import Record
from ichlinks.stages import Ledger, Page, Payload, Span
from samples.server import serve
from tests.enrichment.whole import enrichment

PARTNERS = ("mekong", "steppe", "moana")


class Judged(NamedTuple):
    outcome: str
    reasons: list[tuple[str, str]]
    record: Any


@pytest.fixture(scope="module")
def judged() -> Iterator[dict[str, Judged]]:
    """Every sample record by its own short name."""
    with serve() as server:
        variables = {"ICHLINKS_SAMPLES_URL": server.url, "ICHLINKS_ALLOW_PRIVATE_HOSTS": "127.0.0.1"}
        workspace = Workspace(PACKAGE.parent, variables)
        yield {name: found for slug in PARTNERS for name, found in judge(workspace, slug)}


def judge(workspace: Workspace, slug: str) -> Iterator[tuple[str, Judged]]:
    partner = read_partner(workspace, slug)
    crosswalk, enrich = load(workspace, str(partner.crosswalk)).crosswalk, enrichment(workspace, partner)
    rules = load_rules(workspace, partner)
    for payload in payloads(workspace, slug):
        name = payload.identifier.rpartition(":")[2]
        if payload.deleted or payload.rejected:
            outcome = "deleted" if payload.deleted else "reject"
            yield name, Judged(outcome, [(payload.rejected.rule, "reject")] if payload.rejected else [], None)
            continue
        draft = enrich(crosswalk(payload))
        source = {"partner": slug, "identifier": payload.identifier, "datestamp": payload.datestamp}
        record: Record = validated(draft, source, partner)
        verdict = screen(record, rules, draft.reasons)
        yield name, Judged(verdict.outcome, [(r.rule, r.severity) for r in verdict.reasons], record)


def payloads(workspace: Workspace, slug: str) -> Iterator[Payload]:
    partner = read_partner(workspace, slug)
    client = Client(partner.harvest, workspace.allow_private_hosts)
    for event in harvester(partner, client)(Span(), Ledger()):
        if isinstance(event, Page):
            yield from event.payloads
    client.close()


def test_every_record_has_its_outcome_by_itself(judged: dict[str, Judged]) -> None:
    assert Counter(found.outcome for found in judged.values()) == {
        "accept": 158,
        "flag": 19,
        "quarantine": 3,
        "withhold": 1,
        "reject": 1,
        "deleted": 2,
    }


NO_PAGE = ("required.landing_page or media", "flag")


@pytest.mark.parametrize(
    ("name", "outcome", "reasons"),
    [
        ("elem-001", "accept", []),
        ("res-008", "accept", []),
        ("res-014", "flag", [("language.script_mismatch", "flag")]),
        ("res-016", "flag", [("text.all_caps", "flag")]),
        ("res-018", "accept", [("title.country_prefix", "info")]),
        ("res-019", "deleted", []),
        ("evt-011", "deleted", []),
        (
            "res-020",
            "quarantine",
            [("scope.no_country", "flag")] + [("relevance.excluded", "quarantine")] * 3,
        ),
        ("SR-0021", "accept", []),
        ("SR-0023", "quarantine", [("scope.out", "quarantine")]),
        ("SR-0024", "accept", [("text.escapes", "info"), ("text.quotes", "info")]),
        ("SR-0103", "flag", [("required.rights.content", "flag")]),
        ("SR-0104", "flag", [("date.invalid", "flag"), NO_PAGE]),
        ("SR-0105", "flag", [("title.language_suffix", "info"), NO_PAGE]),
        ("SR-0108", "flag", [NO_PAGE, ("date.unlikely", "flag")]),
        ("SR-0114", "flag", [NO_PAGE]),
        ("re-013", "accept", []),
        ("re-006", "withhold", [("sensitive.tkss", "withhold")]),
        ("re-010", "quarantine", [("text.placeholder", "quarantine")]),
        ("el-013", "accept", [("text.entities", "info"), ("text.html", "info")]),
        ("ev-009", "flag", [("date.end_before_start", "flag")]),
        ("or-005", "accept", []),
    ],
)
def test_each_defect_has_its_reasons(
    judged: dict[str, Judged], name: str, outcome: str, reasons: list[tuple[str, str]]
) -> None:
    assert (judged[name].outcome, judged[name].reasons) == (outcome, reasons)


def test_an_accepted_element_is_understood(judged: dict[str, Judged]) -> None:
    record = judged["elem-001"].record
    assert record.title["en"] == ("Royal Ballet of Cambodia",)
    assert (record.countries, record.domains) == (("KH",), ("b", "c"))
    assert [place.label for place in record.places] == [{"en": ("Phnom Penh",)}]
    assert [(d.list, d.year, d.ref) for d in record.designations] == [("RL", 2008, "00060")]


def test_nowruz_has_three_dated_inscriptions(judged: dict[str, Judged]) -> None:
    record = judged["SR-0021"].record
    assert [(d.list, d.year, d.ref) for d in record.designations] == [
        ("RL", 2009, "00282"),
        ("RL", 2016, "01161"),
        ("RL", 2024, None),
    ]
    assert len(record.countries) == 13
    assert set(record.title) == {"fa", "tg", "kk", "ky", "uz-Latn", "tr", "tk", "en"}
    assert record.description["en"][0].count("\n") == 1


def test_what_was_broken_is_mended(judged: dict[str, Judged]) -> None:
    assert judged["SR-0105"].record.title["en"] == ("Haenyeo rowing songs: survey report",)
    assert judged["SR-0105"].record.countries == ("KR",)
    assert judged["res-018"].record.title["en"] == ("Khon, heads of two demons on the workbench",)
    carpet = judged["SR-0024"].record.description["en"][0]
    assert ('own "gül", an' in carpet, "\n\nThe register" in carpet, "\\" in carpet) == (True, True, False)
    batik = judged["el-013"].record.description["en"][0]
    assert ("<" in batik, "&" in batik, "\n\nBabies are carried in batik" in batik) == (False, False, True)


def test_what_cannot_be_right_keeps_only_its_text(judged: dict[str, Judged]) -> None:
    video, fair = judged["SR-0104"].record, judged["ev-009"].record
    assert (video.issued.text, video.issued.edtf) == ("2023-02-31", None)
    assert (fair.start.edtf, fair.end.text, fair.end.edtf) == ("2025-08-20", "2025-07-20", None)


def test_labels_decide_the_level(judged: dict[str, Judged]) -> None:
    levels = {name: judged[name].record.sensitivity.level for name in ("SR-0114", "re-013", "re-006", "el-001")}
    assert levels == {"SR-0114": "notice", "re-013": "notice", "re-006": "withheld", "el-001": "open"}


def test_a_festival_has_its_days_and_a_photograph_its_file(judged: dict[str, Judged]) -> None:
    songkran, photo = judged["evt-001"].record, judged["res-013"].record
    assert (songkran.kind, songkran.start.begin, songkran.end.end) == ("festival", "2025-04-13", "2025-04-15")
    assert [(m.url.rpartition("/")[2], m.mime) for m in photo.media] == [("khaen-pipes.png", "image/png")]
    assert [reference.uri for reference in photo.about_elements] == ["oai:mekong.example:elem-005"]


def test_the_row_without_a_number_is_rejected(judged: dict[str, Judged]) -> None:
    assert [name for name, found in judged.items() if found.outcome == "reject"] != []


def test_the_partner_files_name_the_servers_by_a_variable() -> None:
    folder = Path(PACKAGE / "partners")
    assert all("${ICHLINKS_SAMPLES_URL:-" in (folder / f"{name}.yaml").read_text("utf-8") for name in PARTNERS)
