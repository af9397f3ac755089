"""Cells of a spreadsheet as the plain text that people see in them."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any


def text(value: Any) -> str:
    """A number with 15 digits as spreadsheets show them, a date in ISO 8601, anything else as it is."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
        case datetime():
            whole = value.time() == time()
            return value.date().isoformat() if whole else value.isoformat(sep="T", timespec="seconds")
        case time():
            return value.isoformat(timespec="seconds")
        case date():
            return value.isoformat()
        case timedelta():
            return _duration(value)
    return str(value)


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}"


def line(cells: Sequence[str]) -> bytes:
    """A row as CSV (RFC 4180) in UTF-8, without its end."""
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue().removesuffix("\r\n").encode("utf-8", "replace")
