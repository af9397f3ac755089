"""withdraw: a partner has left; its Items go, each with a tombstone, and its records are kept."""

from dataclasses import replace

from config.partner import slugs
from ichlinks.errors import Invalid
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.report import reporting
from ichlinks.stages import Reason
from ichlinks.store import changes, decisions, items, payloads, records
from ichlinks.store.blocks import chunks
from ichlinks.store.runs import Report

GONE = "its archive is no longer a partner"
"""What the tombstones say: the note is for those who work here."""


def withdraw(context: Context, slug: str, by: str, note: str | None = None) -> Report:
    """Takes all Items of a partner without a file from the public; who did it and why is kept as a decision.

    With its file back, the next run publishes the same Items again under their ids. Raises Invalid while there is a
    file (the next run would undo it), and where nothing of that partner is stored.
    """
    if slug in slugs(context.workspace):
        raise Invalid(f"config/partners/{slug}.yaml is there, and its next run would publish it again; remove it first")
    with context.store.read() as connection:
        if slug not in (known := payloads.partners(connection)):
            raise Invalid(f"nothing of a partner {slug!r} is stored; there are: {', '.join(known) or 'none'}")
    with context.store.lock(slug), reporting(context, slug, "withdraw") as report:
        with context.store.write() as connection:
            public = records.public(connection, slug)
            for part in chunks(public):
                items.withdraw(connection, dict.fromkeys(part, GONE), context.now())
            records.unlink(connection, slug)
            reason = Reason("partner.withdrawn", "info", f"{len(public)} Items of {slug} were withdrawn")
            asked = decisions.question("run", slug, report.run, decisions.basis([reason], [report.run]), [reason])
            decisions.save(connection, replace(asked, state="approve", by=by, at=context.now(), note=note))
            if public:
                changes.append(connection, [("delete", id_) for id_ in public], context.now())
        report.add(delete=len(public))
    return report.as_json()
