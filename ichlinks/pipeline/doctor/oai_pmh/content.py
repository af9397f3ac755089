"""The records of the first page: what is in them for people."""

from collections.abc import Iterator
from typing import Any

from ichlinks.pipeline.doctor.findings import Effect, Finding, shown
from ichlinks.pipeline.doctor.oai_pmh.visit import Visit

_DC = "{http://purl.org/dc/elements/1.1/}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_WANTED: dict[str, tuple[Effect, str, str]] = {
    "title": ("loses", "The record cannot be shown and is held back.", "Give every record a dc:title."),
    "rights": (
        "hinders",
        "Nobody knows what may be done with the record; images are not shown.",
        "Give every record a dc:rights with the address of a licence or a rightsstatements.org statement.",
    ),
    "identifier": (
        "hinders",
        "People cannot get from the record to your page about it.",
        "Give every record a dc:identifier with the address of its page.",
    ),
}


def check(seen: Visit) -> Iterator[Finding]:
    records = seen.records.elements("{*}ListRecords/{*}record")
    living = [one for one in records if (header := one.find("{*}header")) is not None and not header.get("status")]
    if empty := [one for one in living if not len(_metadata(one))]:
        yield Finding(
            "content.no_metadata",
            "loses",
            "Records that are not deleted have no metadata",
            "OAI-PMH 2.0, section 2.5",
            "There is nothing to show; the record is left out.",
            "Send the metadata, or the header with status deleted.",
            seen=shown(map(_name, empty)),
        )
    if seen.prefix == "oai_dc" and len(living) > len(empty):
        yield from _dublin_core([one for one in living if one not in empty])


def _dublin_core(records: list[Any]) -> Iterator[Finding]:
    for name, (effect, causes, mend) in _WANTED.items():
        if without := [one for one in records if not any(_values(one, name))]:
            yield Finding(
                f"content.{name}",
                effect,
                f"{len(without)} of {len(records)} records have no dc:{name}",
                "Dublin Core Metadata Element Set 1.1",
                causes,
                mend,
                seen=shown(map(_name, without)),
            )
    titled = [element for one in records for element in one.iter(f"{_DC}title")]
    if titled and not any(element.get(_LANG) for element in titled):
        yield Finding(
            "content.language",
            "advice",
            "Titles do not say in which language they are (xml:lang)",
            "DCMI: Guidelines for implementing Dublin Core in XML, recommendation 6",
            "Titles in several languages cannot be told apart; a default from the partner file is used.",
            'Write <dc:title xml:lang="ko"> and the like.',
        )


def _metadata(record: Any) -> Any:
    metadata = record.find("{*}metadata")
    return metadata if metadata is not None else ()


def _values(record: Any, name: str) -> list[str]:
    return [(element.text or "").strip() for element in record.iter(f"{_DC}{name}")]


def _name(record: Any) -> str:
    return (record.findtext("{*}header/{*}identifier") or "").strip()
