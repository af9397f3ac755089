"""run: the stages in order for one partner."""

from collections.abc import Iterator

from ichlinks.pipeline.context import Context
from ichlinks.pipeline.harvest import harvest
from ichlinks.pipeline.link import link
from ichlinks.pipeline.publish import publish
from ichlinks.pipeline.tools import Tools
from ichlinks.pipeline.transform import transform
from ichlinks.stages import Span
from ichlinks.store.runs import Report


def run(context: Context, slug: str, span: Span | None = None) -> Iterator[Report]:
    """One report a stage, as each ends. What an incomplete harvest did bring goes on.

    Raises Invalid before the endpoint is asked, where a name in the partner file is wrong.
    """
    Tools.of(context.workspace, context.partner(slug))
    yield harvest(context, slug, span)
    yield transform(context, slug)
    yield link(context, slug)
    yield publish(context)
