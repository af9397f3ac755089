"""ListSets, and the sets that records say they are in."""

import re
from collections.abc import Iterator

from ichlinks.pipeline.doctor.findings import Finding, shown
from ichlinks.pipeline.doctor.oai_pmh.visit import Visit

_CLAUSE = "OAI-PMH 2.0, sections 2.6 and 4.6"
_PART = r"[A-Za-z0-9\-_.!~*'()]+"
_SPEC = re.compile(f"{_PART}(:{_PART})*")


def check(seen: Visit) -> Iterator[Finding]:
    if not seen.sets.asked or "noSetHierarchy" in seen.sets.page.errors:
        return
    if not seen.sets.answered:
        yield Finding(
            "sets.unanswered",
            "hinders",
            "ListSets is answered neither with sets nor with the error noSetHierarchy",
            _CLAUSE,
            "It stays unknown whether a part of the repository can be harvested by itself.",
            "Answer with the sets, or with the error noSetHierarchy.",
        )
        return
    listed = seen.sets.texts("setSpec")
    used = [spec for header in seen.records.headers for spec in _specs(header)]
    if wrong := [spec or "(empty)" for spec in {*listed, *used} if not _SPEC.fullmatch(spec)]:
        yield Finding(
            "sets.spec",
            "hinders",
            "A setSpec has characters that it must not have, or is empty",
            _CLAUSE,
            "Asking for such a set fails, or brings everything.",
            "Use letters, digits and - _ . ! ~ * ' ( ), with colons between the levels.",
            seen=shown(sorted(wrong)),
        )
    yield from _ignored(seen, listed)
    whole = not any(seen.sets.texts("resumptionToken"))
    if whole and (unlisted := {spec for spec in used if _SPEC.fullmatch(spec)} - set(listed)):
        yield Finding(
            "sets.unlisted",
            "hinders",
            "Records are in sets that ListSets does not name",
            _CLAUSE,
            "Who harvests set by set never sees these records.",
            "Let ListSets name every set that appears in a header.",
            seen=shown(sorted(unlisted)),
        )


def _ignored(seen: Visit, listed: list[str]) -> Iterator[Finding]:
    others = [
        spec for header in seen.in_set.headers if not _within(_specs(header), listed[0]) for spec in _specs(header)
    ]
    if others:
        yield Finding(
            "sets.ignored",
            "loses",
            f"Asked for the set {listed[0]}, the repository lists records of other sets",
            "OAI-PMH 2.0, section 2.7.2",
            "What was meant to be left out is harvested, and cannot be told from the rest.",
            "Filter lists by the set that is asked for, on every page.",
            seen=shown(others),
        )


def _within(specs: list[str], name: str) -> bool:
    return any(spec == name or spec.startswith(f"{name}:") for spec in specs)


def _specs(header: object) -> list[str]:
    return [(one.text or "").strip() for one in header.iterfind("{*}setSpec")]  # type: ignore[attr-defined]
