"""The HTTP session of one client: who asks, and what of it is logged."""

import logging
import re

import requests
from requests.structures import CaseInsensitiveDict

from harvesters.guard import GuardedAdapter, shown
from harvesters.timed import Deadline
from ichlinks import __version__

_MAILBOX = re.compile(r"[^\s@/]+@[^\s@/]+")


def session(allow_private: tuple[str, ...], contact: str, deadline: Deadline) -> requests.Session:
    """A session that reaches no private network; `contact` is the aggregator's e-mail or web address, or empty."""
    made = _Session()
    # No proxies and no .netrc from the environment: where a request goes is said in the partner file.
    made.trust_env = False
    made.headers = CaseInsensitiveDict({**identity(contact), "Accept": "*/*", "Accept-Encoding": "gzip"})
    for scheme in ("http://", "https://"):
        made.mount(scheme, GuardedAdapter(allow_private, deadline))
    return made


def identity(contact: str) -> dict[str, str]:
    """User-Agent, and From where there is an e-mail address (RFC 9110, sections 10.1.5 and 10.1.2)."""
    reachable = f"+{contact}; " if contact else ""
    told = {"User-Agent": f"ichlinks/{__version__} ({reachable}heritage aggregator; polite harvester)"}
    return {**told, "From": contact} if _MAILBOX.fullmatch(contact) else told


class _Session(requests.Session):
    """One that does not look where an answer redirects to: it would read that answer whole, however long."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        return None


def _discreet(record: logging.LogRecord) -> bool:
    """urllib3 logs where each request goes; a query may hold a key, and a host be inside somebody's network."""
    if isinstance(record.args, tuple):
        record.args = tuple(shown(one.partition("?")[0]) if isinstance(one, str) else one for one in record.args)
    return True


for _name in ("urllib3.connectionpool", "urllib3.connection"):
    logging.getLogger(_name).addFilter(_discreet)
