"""24 to 33: deletions, identifiers, sets and errors."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.servers.endpoint import Answer
from tests.servers.misbehaving.archive import MORNING, Entry
from tests.servers.misbehaving.archive import entries as held
from tests.servers.misbehaving.behaviour import Behaviour, Error
from tests.servers.misbehaving.protocol import DEEP, PER_PAGE, Part, Visit
from tests.servers.misbehaving.writing import metadata


class DeletionsVanish(Behaviour, number="24"):
    """deletedRecord is `no`: what is deleted is not listed any more."""

    says = "no"

    def identify(self, facts: dict[str, str], visit: Visit) -> dict[str, str]:
        return {**facts, "deletedRecord": self.says}

    def entries(self, entries: tuple[Entry, ...], visit: Visit) -> tuple[Entry, ...]:
        return tuple(one for one in entries if not one.deleted)


class DeletionsForgotten(DeletionsVanish, number="24b"):
    """deletedRecord is `transient`: the deletion of the second day is not announced."""

    says = "transient"

    def entries(self, entries: tuple[Entry, ...], visit: Visit) -> tuple[Entry, ...]:
        return tuple(one for one in entries if not (one.deleted and one.datestamp == MORNING))


class DeletedInCapitals(Behaviour, number="25"):
    """Deleted records have the status `Deleted`, and the metadata they had."""

    def record(self, xml: str, entry: Entry, visit: Visit) -> str:
        if not entry.deleted:
            return xml
        stale = metadata(entry)
        return xml.replace('"deleted"', '"Deleted"').replace("</record>", f"{stale}</record>")


class NoMetadata(Behaviour, number="26"):
    """On the second day the changed record comes without metadata, and the new one with an empty element."""

    def record(self, xml: str, entry: Entry, visit: Visit) -> str:
        if entry.datestamp != MORNING:
            return xml
        return re.sub("<metadata>.*</metadata>", "<metadata/>" if entry.number % 5 == 0 else "", xml)


class NoIdentifier(Behaviour, number="27"):
    """One record has no header, one has a header without identifier."""

    def record(self, xml: str, entry: Entry, visit: Visit) -> str:
        cut = {7: "<header>.*</header>", 8: "<identifier>.*</identifier>"}.get(entry.number)
        return re.sub(cut, "", xml) if cut else xml


class UnstableSort(Behaviour, number="28"):
    """The last record of a page comes again on the next page, in place of its first one."""

    def part(self, part: Part, visit: Visit) -> Part:
        if not part.entries or visit.offset <= 0:
            return part
        return replace(part, entries=(visit.found[visit.offset - 1], *part.entries[1:]))


class ShrinkingList(Behaviour, number="28b"):
    """After the second page a record of the first one is taken out of the list: all that follow move up by one."""

    def part(self, part: Part, visit: Visit) -> Part:
        if visit.offset < DEEP or not part.entries:
            return part
        end = visit.offset + PER_PAGE
        return replace(part, entries=visit.found[visit.offset + 1 : end + 1], size=len(visit.found) - 1)


class GetRecordDenies(Behaviour, number="29"):
    """GetRecord knows none of the listed identifiers."""

    def error(self, error: Error | None, visit: Visit) -> Error | None:
        return ("idDoesNotExist", "no such record") if visit.verb == "GetRecord" else error


class ForeignIdentifiers(Behaviour, number="30"):
    """Identifiers are no oai: URIs: blanks, Hangul, quotation marks and brackets are in them."""

    lasting = True

    def entries(self, entries: tuple[Entry, ...], visit: Visit) -> tuple[Entry, ...]:
        return tuple(replace(one, identifier=f'매듭 & <"tie">:{one.number:02d}') for one in entries)


class Migrated(Behaviour, number="30b"):
    """On the second day every record has a new identifier, and the old ones are gone."""

    lasting = True

    def identify(self, facts: dict[str, str], visit: Visit) -> dict[str, str]:
        return {**facts, "deletedRecord": "no"}

    def entries(self, entries: tuple[Entry, ...], visit: Visit) -> tuple[Entry, ...]:
        alive = [one for one in held(1) if not one.deleted]
        if visit.day == 1:
            return tuple(alive)
        return tuple(replace(one, identifier=f"oai:new:{one.number:02d}", datestamp=MORNING) for one in alive)


class SetVanishes(Behaviour, number="31"):
    """On the second day there is no set of dance: asked for it, the endpoint answers noRecordsMatch."""

    def entries(self, entries: tuple[Entry, ...], visit: Visit) -> tuple[Entry, ...]:
        gone = {"ich:dance"} if visit.day == 2 else set[str]()
        return tuple(replace(one, sets=tuple(spec for spec in one.sets if spec not in gone)) for one in entries)


class StrangeSetSpecs(Behaviour, number="31b"):
    """Some setSpecs are empty, have blanks in them or name half of a path."""

    def record(self, xml: str, entry: Entry, visit: Visit) -> str:
        specs = "<setSpec/><setSpec>a set</setSpec><setSpec>ich:</setSpec>"
        return xml.replace("</header>", f"{specs}</header>") if entry.number % 3 == 0 else xml


class NoRecordsMatchAsNotFound(Behaviour, number="32"):
    """Nothing happens on the second day, and noRecordsMatch comes with status 404."""

    status = 404

    def entries(self, entries: tuple[Entry, ...], visit: Visit) -> tuple[Entry, ...]:
        return held(1)

    def answer(self, answer: Answer, visit: Visit) -> Answer:
        empty = visit.refused is not None and visit.refused[0] == "noRecordsMatch"
        return (self.status, *answer[1:]) if empty else answer


class NoRecordsMatchAsUnprocessable(NoRecordsMatchAsNotFound, number="32b"):
    """The same with status 422."""

    status = 422


class ErrorWithoutCode(Behaviour, number="33"):
    """From the third page on there are errors without a code."""

    code: str | None = None

    def part(self, part: Part, visit: Visit) -> Part:
        return Part(error=(self.code, "something went wrong")) if visit.offset >= DEEP else part


class UnknownError(ErrorWithoutCode, number="33b"):
    """From the third page on there are errors with a code that OAI-PMH does not know."""

    code = "InternalException"
