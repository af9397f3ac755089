"""run: the stages in order, for one partner or for many."""

from collections.abc import Iterator
from contextlib import suppress

from ichlinks.errors import Held
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.harvest import harvest
from ichlinks.pipeline.link import link
from ichlinks.pipeline.linkcheck import linkcheck
from ichlinks.pipeline.publish import publish
from ichlinks.pipeline.tools import Tools
from ichlinks.pipeline.transform import transform
from ichlinks.stages import Span
from ichlinks.store.runs import Report


def run(context: Context, slug: str, span: Span | None = None) -> Iterator[Report]:
    """One report a stage, as each ends. What an incomplete harvest did bring goes on.

    Raises Held after publishing what a hold lets pass (what is withheld goes at once); Invalid before the endpoint is
    asked, where a name in the partner file is wrong.
    """
    yield fetched(context, slug, span)
    try:
        yield from understood(context, slug)
    except Held:
        yield publish(context)
        raise
    yield publish(context)


def fetched(context: Context, slug: str, span: Span | None = None) -> Report:
    """The harvest, once the partner file has been checked: that needs the network."""
    Tools.of(context.workspace, context.partner(slug))
    return harvest(context, slug, span)


def understood(context: Context, slug: str, everything: bool = False) -> Iterator[Report]:
    """What needs only the store: transform and link. Raises Held, but what is withheld has gone by then."""
    try:
        yield transform(context, slug, everything)
    except Held:
        yield link(context, slug)
        raise
    yield link(context, slug)


def checked(context: Context, slug: str) -> Iterator[Report]:
    """Asks addresses of the partner's Records again, and brings its Items in line with what was found. Raises Held."""
    yield linkcheck(context, slug)
    yield from understood(context, slug)


def let_go(context: Context, slug: str) -> None:
    """While the rest is held: what must not be shown, or was deleted, is taken from every output."""
    with suppress(Held):
        link(context, slug)
    publish(context)
