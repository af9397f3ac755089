"""What is looked for in a table."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from harvesters.tables.encodings import SURE
from ichlinks.pipeline.doctor.findings import Finding, shown
from ichlinks.pipeline.doctor.sheet import Table


def _characters(table: Table) -> Iterator[Finding]:
    sure = table.encoding.sure
    if table.encoding.name != "utf-8":
        yield Finding(
            "table.encoding",
            "hinders" if sure is not None and sure < SURE else "advice",
            "The file is not UTF-8",
            "RFC 4180, section 3 (charset); RFC 3629",
            "The encoding has to be found out or told; a wrong one garbles every name.",
            "Save as CSV UTF-8.",
            seen=f"{table.encoding.name} fits" + ("" if sure is None else f", {sure:.0%} likely"),
        )
    lost = sum("\ufffd" in cell or _is_torn(cell) for row in table.rows for cell in row.cells)
    if lost:
        yield Finding(
            "table.lost",
            "loses",
            f"{lost} cells have characters that are lost or not in the encoding of the file",
            "RFC 3629; The Unicode Standard, section 23.8",
            "Rows with bytes of another encoding are rejected; replacement characters stay as they are.",
            "Write the whole file in one encoding, from the source.",
        )


def _is_torn(cell: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in cell)


def _header(table: Table) -> Iterator[Finding]:
    if not all(table.header) or len(set(table.header)) < len(table.header):
        yield Finding(
            "table.header",
            "advice",
            "A column has no name, or the name of another one",
            "RFC 4180, section 2, rule 3",
            "It is known by its place (column 3, title 2), which another column takes when the table changes.",
            "Give every column a name of its own in the first line.",
            seen=shown([name or "(empty)" for name, n in Counter(table.header).items() if n > 1 or not name]),
        )
    if table.rows and not table.key:
        yield Finding(
            "table.no_key",
            "loses",
            "No column tells the rows apart",
            "Section 'CSV' of the partner file's manual",
            "A changed row cannot be told from a new one; duplicates are rejected.",
            "Add a column with an identifier that is never used twice and never changes.",
        )
    elif table.key:
        yield from _keys(table)


def _keys(table: Table) -> Iterator[Finding]:
    counts = Counter(table.values(table.key))
    if without := counts.pop("", 0):
        yield Finding(
            "table.key_missing",
            "loses",
            f"The key column {table.key} is empty in {without} {'row' if without == 1 else 'rows'}",
            "Section 'csv' of the partner file's manual",
            "A row without a key is rejected.",
            "Give each row a key of its own.",
        )
    if twice := [value for value, count in counts.items() if count > 1]:
        yield Finding(
            "table.key_twice",
            "loses",
            f"Rows share a value of the key column {table.key}",
            "Section 'csv' of the partner file's manual",
            "Of two rows with one key the second is rejected.",
            "Give each row a key of its own.",
            seen=shown(twice),
        )


def _rows(table: Table) -> Iterator[Finding]:
    if not table.rows:
        yield Finding(
            "table.empty",
            "blocks",
            "No rows can be read below the header line",
            "RFC 4180, section 2",
            "There is nothing to harvest.",
            "See that the file is a UTF-8 CSV with one header line, and rows below it.",
        )
    ragged = [row for row in table.rows if row.problem or len(row.cells) != len(table.header)]
    if ragged:
        yield Finding(
            "table.ragged",
            "loses",
            f"{len(ragged)} of {len(table.rows)} rows have broken quotes, or more or fewer cells than the header",
            "RFC 4180, section 2, rules 4 to 7",
            "These rows are rejected, each by itself.",
            "Write the file with a CSV library: cells with delimiters, quotes or line ends stand in quotes.",
            seen=shown(f"line {row.line}" for row in ragged),
        )


def _freshness(table: Table) -> Iterator[Finding]:
    if not table.exchange.header("ETag"):
        yield Finding(
            "table.no_etag",
            "advice",
            "The server sends no ETag",
            "RFC 9110, section 8.8.3",
            "The whole file is fetched each time, although nothing changed.",
            "Serve the file from a web server that sends ETag (most do, for files on disk).",
        )


CHECKS: Mapping[str, Callable[[Table], Iterable[Finding]]] = {
    "Characters": _characters,
    "Header": _header,
    "Rows": _rows,
    "Freshness": _freshness,
}
