"""Numbers of the record and of what is described.

Standard: MARC 21, fields 001, 010 (LCCN), 020 (ISBN), 022 (ISSN), 024 (other standards; first indicator or `$2` names
which), 035 (numbers in other systems, with the system in brackets).
"""

import re
from collections.abc import Iterator

from crosswalks.common.identifiers import Identifier, harvested, identifier
from crosswalks.marc.source import Field, Source, sub, subs

_STANDARDS = {"0": "isrc", "1": "upc", "2": "ismn", "3": "ean", "4": "sici"}
_SYSTEM = re.compile(r"\(([^)]+)\)\s*(\S.*)")
_OCLC = re.compile(r"^(?:ocm|ocn|on)0*")
_SYSTEMS = {"OCoLC": "oclc", "DE-588": "gnd", "DLC": "lccn", "uri": "uri"}


def identifiers(source: Source) -> list[Identifier]:
    """Cancelled and invalid numbers (`$z`) are left out."""
    return harvested(source.identifier, _stated(source))


def _stated(source: Source) -> Iterator[Identifier]:
    if number := source.control.get("001", "").strip():
        yield {"scheme": "record", "value": number}
    for field in source.get("020", "022", "024", "010", "035"):
        yield from (found for text in subs(field, "a") if (found := _identifier(field, text))["value"])


def _identifier(field: Field, text: str) -> Identifier:
    match field.tag:
        case "020":
            return _formed("isbn", text.partition(" ")[0].rstrip(":;,"))
        case "022":
            return _formed("issn", text)
        case "024":
            return _standard(field, text)
        case "010":
            return {"scheme": "lccn", "value": text.strip()}
    found = _SYSTEM.fullmatch(text)
    name = _SYSTEMS.get(found[1]) if found else None
    if not found or not name:
        return {"scheme": "system", "value": text}
    return {"scheme": name, "value": _OCLC.sub("", found[2]) if name == "oclc" else found[2]}


def _formed(scheme: str, text: str) -> Identifier:
    found = identifier(f"{scheme}:{text}")
    return found if found["scheme"] == scheme else {"scheme": scheme, "value": text}


def _standard(field: Field, text: str) -> Identifier:
    stated = (sub(field, "2") or "local") if field.first == "7" else _STANDARDS.get(field.first, "local")
    found = identifier(f"doi:{text}" if stated.lower() == "doi" else text)
    return found if found["scheme"] != "local" else {"scheme": stated.lower(), "value": text}
