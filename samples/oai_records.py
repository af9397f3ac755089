"""The Mekong archive's records, read from `mekong/records.xml`."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "mekong" / "records.xml"
REPOSITORY = "mekong.example"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Field:
    """One Dublin Core statement: `name` is the local name in the DC 1.1 namespace."""

    name: str
    text: str
    lang: str | None


@dataclass(frozen=True)
class Record:
    """One OAI-PMH item; a deleted one has a header and no fields."""

    identifier: str
    datestamp: str
    sets: tuple[str, ...]
    deleted: bool
    fields: tuple[Field, ...]


@cache
def records() -> tuple[Record, ...]:
    """All records in list order: by datestamp, then by identifier."""
    found = [_record(node) for node in ET.parse(FILE).iterfind("record")]
    return tuple(sorted(found, key=lambda record: (record.datestamp, record.identifier)))


@cache
def sets() -> dict[str, str]:
    """setSpec and setName of every set."""
    return {node.attrib["spec"]: node.attrib["name"] for node in ET.parse(FILE).iterfind("set")}


def _record(node: ET.Element) -> Record:
    return Record(
        identifier=f"oai:{REPOSITORY}:{node.attrib['id']}",
        datestamp=node.attrib["changed"],
        sets=tuple(node.attrib["sets"].split()),
        deleted=node.get("status") == "deleted",
        fields=tuple(_field(child) for child in node),
    )


def _field(node: ET.Element) -> Field:
    return Field(node.tag.partition("}")[2], (node.text or "").strip(), node.get(_LANG))
