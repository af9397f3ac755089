"""run for many partners: harvests side by side, everything else as each of them ends, publish once at the end.

Harvests wait for the network most of the time and run in threads; the other stages are work for the processor and
run one after another in the thread that reads the results.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass

from ichlinks.pipeline.context import Context
from ichlinks.pipeline.publish import publish
from ichlinks.pipeline.run import checked, fetched, understood
from ichlinks.stages import Span
from ichlinks.store.runs import Report


@dataclass(frozen=True)
class Trouble:
    """What ended the run of one partner (of publishing, where `partner` is empty); the others go on."""

    partner: str
    error: Exception


def run_many(context: Context, slugs: Sequence[str], span: Span | None, jobs: int) -> Iterator[Report | Trouble]:
    """A report for each stage that ended and a Trouble for each partner that could not go on, as they come.

    `jobs` partners are harvested at once, fewer where they share a host. A run that is stopped by hand ends its
    harvests first; each of them resumes. It is published even where no partner could be asked: what the takedown
    list names by now must go, and an index that was away catches up.
    """
    with harvests(context, slugs, span, jobs) as running:
        for done in as_completed(running):
            yield from _partner(context, running[done], done)
    yield from _published(context)


@contextmanager
def harvests(
    context: Context, slugs: Sequence[str], span: Span | None, jobs: int
) -> Iterator[dict[Future[Report], str]]:
    """The harvests under way, with their partners; left early, they are stopped."""
    pool = ThreadPoolExecutor(jobs, thread_name_prefix="harvest")
    try:
        yield {pool.submit(fetched, context, slug, span): slug for slug in dict.fromkeys(slugs)}
    except BaseException:
        context.traffic.stop()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def check_many(context: Context, slugs: Sequence[str]) -> Iterator[Report | Trouble]:
    """The link check of each partner, one after another, and what follows from it, in the same words as `run_many`."""
    for slug in dict.fromkeys(slugs):
        try:
            yield from checked(context, slug)
        except Exception as error:
            yield Trouble(slug, error)
    yield from _published(context)


def _partner(context: Context, slug: str, harvested: Future[Report]) -> Iterator[Report | Trouble]:
    """The boundary of a partner: whatever goes wrong in it stays in it."""
    try:
        yield harvested.result()
        yield from understood(context, slug)
    except Exception as error:
        yield Trouble(slug, error)


def _published(context: Context) -> Iterator[Report | Trouble]:
    try:
        yield publish(context)
    except Exception as error:
        yield Trouble("", error)
