"""Asking Elasticsearch: what is asked again and how long, and what an error means for the caller."""

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from elastic_transport import ConnectionError, ConnectionTimeout, TransportError
from elasticsearch import ApiError, Elasticsearch

from ichlinks.errors import Fatal, IchlinksError, Retriable

T = TypeVar("T")

WAITS = (0.25, 0.5, 1.0, 2.0, 4.0)
"""Seconds between attempts: a restarting node or a full queue is over in less; what lasts longer is for a later run."""

BUSY = frozenset({408, 429, 502, 503, 504})


def ask(client: Elasticsearch, call: Callable[[], T], waits: Sequence[float] = WAITS) -> T:
    """The answer to `call`, tried again after each of `waits`. Raises Retriable (away, busy) or Fatal (refused)."""
    for wait in (*waits, None):
        try:
            return call()
        except (ApiError, TransportError) as error:
            meant = meaning(error, server(client))
            if wait is None or not isinstance(meant, Retriable):
                raise meant from error
            time.sleep(wait)
    raise AssertionError


def server(client: Elasticsearch) -> str:
    """Scheme, host and port of the cluster; credentials are not part of it."""
    return next(iter(client.transport.node_pool.all())).base_url


def meaning(error: ApiError | TransportError, server: str) -> IchlinksError:
    """`error` in our own tree."""
    if isinstance(error, ConnectionTimeout):
        return Retriable("index_unavailable", f"Elasticsearch at {server} did not answer in time; try again later")
    if isinstance(error, ConnectionError):
        return Retriable("index_unavailable", f"Elasticsearch at {server} cannot be reached; try again later")
    if isinstance(error, ApiError) and error.status_code in BUSY:
        return busy(error.status_code, server)
    return Fatal(f"Elasticsearch at {server} refused: {error}")


def busy(status: int, server: str) -> Retriable:
    return Retriable("index_busy", f"Elasticsearch at {server} is busy (HTTP {status}); try again later")
