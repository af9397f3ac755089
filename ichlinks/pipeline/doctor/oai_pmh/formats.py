"""ListMetadataFormats: can records be had in a format that everybody understands."""

from collections.abc import Iterator

from ichlinks.pipeline.doctor.findings import Finding, shown
from ichlinks.pipeline.doctor.oai_pmh.visit import Visit


def check(seen: Visit) -> Iterator[Finding]:
    if not seen.formats.asked:
        return
    if not seen.offered:
        yield Finding(
            "formats.unanswered",
            "hinders",
            "ListMetadataFormats names no format",
            "OAI-PMH 2.0, section 4.4",
            "A harvester cannot know what to ask for, and tries oai_dc.",
            "Let ListMetadataFormats name every metadataPrefix that the repository serves.",
        )
    elif "oai_dc" not in seen.offered:
        yield Finding(
            "formats.no_oai_dc",
            "hinders",
            "Unqualified Dublin Core (oai_dc) is not offered",
            "OAI-PMH 2.0, sections 3.4 and 5",
            "A mapping has to be written for this repository before its records can be understood.",
            "Switch on oai_dc. A richer format beside it is welcome.",
            seen=shown(seen.offered),
        )
