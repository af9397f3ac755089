"""Spreadsheets made for tests: Office Open XML (ECMA-376 part 1) and OpenDocument (ISO 26300)."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_FORMATS = (0, 14, 22, 21, 46)
"""Built-in number formats: general, date, date and time, time, elapsed time (section 18.8.30)."""


def xlsx(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """A workbook with these rows of these sheets; text that begins with '=' is a formula without a value."""
    tables = {
        name: "".join(
            f'<row r="{y}">{"".join(_cell(value, x, y) for x, value in enumerate(row))}</row>'
            for y, row in enumerate(rows, 1)
        )
        for name, rows in sheets.items()
    }
    return workbook(tables)


def workbook(tables: Mapping[str, str]) -> bytes:
    """A workbook whose sheets' rows are given as XML."""
    parts = {f"xl/worksheets/sheet{n}.xml": rows for n, rows in enumerate(tables.values(), 1)}
    types = "".join(f'<Override PartName="/{part}" ContentType="{_SHEET}.worksheet+xml"/>' for part in parts)
    names = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="s{n}"/>' for n, name in enumerate(tables, 1))
    links = "".join(
        f'<Relationship Id="s{n}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(parts) + 1)
    )
    formats = "".join(f'<xf numFmtId="{number}" applyNumberFormat="1"/>' for number in _FORMATS)
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PARTS}/content-types"><Default Extension="rels" ContentType='
            f'"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
            f'ContentType="{_SHEET}.sheet.main+xml"/><Override PartName="/xl/styles.xml" '
            f'ContentType="{_SHEET}.styles+xml"/>{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PARTS}/relationships"><Relationship Id="w" '
            f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{names}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PARTS}/relationships"><Relationship Id="styles" '
            f'Type="{_RELATIONS}/styles" Target="styles.xml"/>{links}</Relationships>',
            "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs>{formats}</cellXfs></styleSheet>',
            **{
                part: f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
                for part, rows in parts.items()
            },
        }
    )


def _cell(value: Any, x: int, y: int) -> str:
    place = f'r="{chr(65 + x)}{y}"'
    if value is None:
        return ""
    if isinstance(value, bool):
        return f'<c {place} t="b"><v>{int(value)}</v></c>'
    if isinstance(value, str) and value.startswith("="):
        return f"<c {place}><f>{escape(value[1:])}</f></c>"
    if isinstance(value, str):
        return f'<c {place} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    number, style = _number(value)
    return f'<c {place} s="{style}"><v>{number!r}</v></c>'


def _number(value: Any) -> tuple[float, int]:
    """A value as spreadsheets hold it, with the place of its format: days since 1899-12-30."""
    day = timedelta(days=1)
    match value:
        case datetime():
            return (value - datetime(1899, 12, 30)) / day, 2
        case date():
            return (value - date(1899, 12, 30)) / day, 1
        case time():
            return (datetime.combine(date.min, value) - datetime.min) / day, 3
        case timedelta():
            return value / day, 4
    return value, 0


def ods(table: str) -> bytes:
    """A document with one table, whose rows are given as XML."""
    content = (
        f'<office:document-content xmlns:office="{_OFFICE}:office:1.0" xmlns:table="{_OFFICE}:table:1.0" '
        f'xmlns:text="{_OFFICE}:text:1.0" office:version="1.3"><office:body><office:spreadsheet>'
        f'<table:table table:name="List">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_OFFICE}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/></manifest:manifest>'
    )
    return packed({"mimetype": _ODS, "META-INF/manifest.xml": manifest, "content.xml": content})


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """A zip file."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in members.items():
            pack.writestr(name, content)
    return written.getvalue()
