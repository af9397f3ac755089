"""One plain page for people per Mekong record, so that the addresses in its records lead somewhere."""

from html import escape

from samples.oai_records import REPOSITORY, Field, Record, records


def record_page(local_id: str) -> str | None:
    """The HTML page of a record, or None if there is no such record or it was deleted."""
    for record in records():
        if record.identifier == f"oai:{REPOSITORY}:{local_id}" and not record.deleted:
            return _page(record)
    return None


def _page(record: Record) -> str:
    title = escape(next(field.text for field in record.fields if field.name == "title"))
    rows = "".join(_row(field) for field in record.fields)
    return (
        f'<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>{title}</title>'
        f"<h1>{title}</h1><dl>{rows}</dl></html>\n"
    )


def _row(field: Field) -> str:
    lang = f' lang="{escape(field.lang)}"' if field.lang else ""
    return f"<dt>{field.name}</dt><dd{lang}>{escape(field.text)}</dd>"
