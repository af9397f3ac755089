"""MARC records for tests, written as catalogues print them: `245 10 $aArirang :$bsongs.`, `=` for a control field."""

from xml.sax.saxutils import escape

from pymarc import Field, Indicators, Record, Subfield

from ichlinks.stages import Envelope, Payload
from tests.crosswalks.payloads import payload

NAMESPACE = "http://www.loc.gov/MARC21/slim"
LEADER = "00000nam a2200000 a 4500"


def fixed(
    language: str = "kor", kind: str = "s", first: str = "1997", second: str = "    ", material: str = " "
) -> str:
    """A field 008 with these dates, this type of visual material (position 33) and language."""
    line = f"000214{kind}{first}{second}ko {' ' * 15}{material} {language} d"
    assert len(line) == 40
    return f"008={line}"


def marcxml(*lines: str, leader: str = LEADER, identifier: str = "oai:archive.example:1") -> Payload:
    inside = f"<leader>{leader}</leader>{''.join(map(_element, lines))}"
    return payload(f'<record xmlns="{NAMESPACE}">{inside}</record>', identifier, Envelope())


def binary(*lines: str, identifier: str = "oai:archive.example:1") -> Payload:
    """The same as ISO 2709 in UTF-8."""
    record = Record(leader=LEADER, force_utf8=True)
    record.add_field(*map(_field, lines))  # type: ignore[no-untyped-call]
    return payload(record.as_marc(), identifier, Envelope())


def _parts(line: str) -> tuple[str, str, str, list[tuple[str, str]]]:
    tag, indicators, rest = line[:3], line[4:6].ljust(2), line[6:].lstrip()
    return tag, indicators[0], indicators[1], [(part[0], part[1:]) for part in rest.replace("$$", "\0").split("$")[1:]]


def _element(line: str) -> str:
    if line[3] == "=":
        return f'<controlfield tag="{line[:3]}">{escape(line[4:])}</controlfield>'
    tag, first, second, parts = _parts(line)
    inside = "".join(f'<subfield code="{code}">{escape(text).replace(chr(0), "$")}</subfield>' for code, text in parts)
    return f'<datafield tag="{tag}" ind1="{first}" ind2="{second}">{inside}</datafield>'


def _field(line: str) -> Field:
    if line[3] == "=":
        return Field(line[:3], data=line[4:])
    tag, first, second, parts = _parts(line)
    subfields = [Subfield(code, text.replace("\0", "$")) for code, text in parts]
    return Field(tag, indicators=Indicators(first, second), subfields=subfields)
