"""publish: every consumer reads the change log from its own cursor to the end.

A consumer that was down catches up; run twice it does nothing twice. An Item that changed several times since
is handed over once, as it is now.
"""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from config.partner import load, slugs
from ichlinks.errors import Invalid
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.report import RunReport, reporting
from ichlinks.pipeline.takedown import enforce
from ichlinks.store import changes, items
from ichlinks.store.runs import Report
from iiif.manifest import manifest
from iiif.publication import Provider, Publication
from iiif.terms import terms
from index.backend import Index, open_index
from index.documents import document

BATCH = 500
_decode = msgspec.json.Decoder(dict).decode
Bodies = Mapping[str, bytes | None]


def publish(context: Context, iiif: bool = True, index: bool = True) -> Report:
    """Brings manifests and index to the end of the log, without what the takedown list names by now.

    Raises Retriable when the search server is away: what it missed is handed over next time.
    """
    with context.store.lock("publish"), reporting(context, "", "publish") as report:
        taken, warnings = enforce(context)
        if taken:
            report.add(taken_down=taken)
        for warning in warnings:
            report.warn(warning)
        if iiif:
            report.add(manifests=publish_manifests(context))
        if index:
            publish_index(context, report)
    return report.as_json()


def publish_manifests(context: Context) -> int:
    """Manifests live in the store: written in one transaction with their cursor. How many changed."""
    publication, written = publication_of(context), 0

    def write(bodies: Bodies, cursor: int) -> None:
        nonlocal written
        manifests = {i: manifest(_decode(body), publication) if body else None for i, body in bodies.items()}
        with context.store.write() as connection:
            written += items.save_manifests(connection, manifests)
            changes.advance(connection, "iiif", cursor)

    with context.store.read() as connection:
        start = changes.position(connection, "iiif")
    _consume(context, "iiif", start, write)
    return written


def publish_index(context: Context, report: RunReport) -> None:
    """The index keeps its own cursor, so that the two are never apart."""
    report.add(documents=0)
    catch_up(context, open_index(context.workspace), lambda count: report.add(documents=count))


def catch_up(context: Context, index: Index, told: Callable[[int], None] = lambda count: None) -> None:
    """Brings an index to the end of the log and closes it; `told` how many documents, a page at a time."""

    def write(bodies: Bodies, cursor: int) -> None:
        index.write(documents(bodies), cursor)
        told(len(bodies))

    try:
        start = _position(context, index)
        _consume(context, "index", start, write)
    finally:
        index.close()


def documents(bodies: Bodies) -> Sequence[tuple[str, bytes | None]]:
    return [(id_, document(_decode(body)) if body else None) for id_, body in bodies.items()]


def _position(context: Context, index: Index) -> int:
    position = index.cursor()
    with context.store.read() as connection:
        last = changes.last(connection)
    if position > last:
        raise Invalid(
            f"the index is at change {position}, the store ends at {last}: it was made from another store; "
            "run: ichlinks index build, then: ichlinks index promote"
        )
    return position


def _consume(context: Context, consumer: str, cursor: int, write: Callable[[Bodies, int], None]) -> None:
    done = 0
    while page := _page(context, cursor):
        bodies, cursor = page
        write(bodies, cursor)
        done += len(bodies)
        context.progress(f"publish {consumer}", "", done, None)


def _page(context: Context, cursor: int) -> tuple[Bodies, int] | None:
    with context.store.read() as connection:
        page = changes.since(connection, cursor, BATCH)
        ids = list(dict.fromkeys(change.item for change in page))
        bodies = items.bodies(connection, ids)
    return ({i: bodies.get(i) for i in ids}, page[-1].n) if page else None


def publication_of(context: Context) -> Publication:
    """Where manifests are published, and who the partners are; a partner file that is broken is left out."""
    providers = {}
    for slug in slugs(context.workspace):
        try:
            partner = load(context.workspace.partners / f"{slug}.yaml", None)
        except Invalid:
            continue
        providers[slug] = Provider(name={tag: [name] for tag, name in partner.name.items()})
    return Publication(context.workspace.base_url, providers, terms(context.workspace))
