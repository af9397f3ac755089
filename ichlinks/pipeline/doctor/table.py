"""A table under examination."""

from typing import Any

from ichlinks.pipeline.doctor import transport
from ichlinks.pipeline.doctor.asking import Asking, Exchange
from ichlinks.pipeline.doctor.crosswalk_file import crosswalk_file
from ichlinks.pipeline.doctor.findings import Examination, run, shown
from ichlinks.pipeline.doctor.partner_file import Draft, partner_file
from ichlinks.pipeline.doctor.sheet import Table, table_in
from ichlinks.pipeline.doctor.table_checks import CHECKS


def examine(asking: Asking, exchange: Exchange) -> Examination:
    """A CSV file, or the first sheet of a spreadsheet. Raises Retriable for a spreadsheet that cannot be read."""
    table = table_in(exchange)
    examination = Examination(asking.client.access.endpoint, "csv", _found(table))
    examination.checks = [*run(CHECKS, table), *run({"HTTP": transport.check}, asking)]
    if table.key:
        endpoint = asking.client.access.endpoint
        harvest: dict[str, Any] = {"kind": "csv", "endpoint": endpoint, "key": [table.key]}
        harvest |= {} if table.encoding.sure is None else {"encoding": table.encoding.name}
        harvest |= {} if table.delimiter == "," else {"delimiter": table.delimiter}
        examination.partner_file = partner_file(Draft("", harvest, "new_archive"))
        form = {"kind": "csv", "encoding": table.encoding.name, "delimiter": table.delimiter}
        examination.crosswalk_file = crosswalk_file(form, table.columns, table.key)
    return examination


def _found(table: Table) -> dict[str, Any]:
    return {
        "encoding": table.encoding.name,
        "delimiter": {"\t": "tab"}.get(table.delimiter, table.delimiter),
        "columns": shown(table.header, 12),
        "key": table.key or "none found",
        "records on the first page": len(table.rows),
        "seconds for the file": round(table.exchange.seconds, 2),
    }
