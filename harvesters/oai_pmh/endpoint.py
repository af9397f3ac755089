"""sickle with our own transport: one session, one strict parse an answer, the body read before the status is judged."""

import re
from typing import Any
from urllib.parse import quote

from sickle import Sickle
from sickle.response import OAIResponse

from harvesters.barred import barred
from harvesters.http import Answer, Client, redacted, refusal
from harvesters.oai_pmh.page import OaiPage, read
from ichlinks.errors import Retriable

_TOO_MANY = re.compile(rb"too (?:many|much|large)", re.IGNORECASE)


class Reply(OAIResponse):
    """One answer of the endpoint, understood once."""

    def __init__(self, answer: Answer, params: dict[str, str]) -> None:
        self.params = params
        self.http_response = answer
        self.page: OaiPage = read(answer.body)


class Endpoint(Sickle):
    """An OAI-PMH endpoint asked through our Client."""

    def __init__(self, client: Client, raw_token: bool = False) -> None:
        super().__init__(client.access.endpoint)
        self.client = client
        self.raw_token = raw_token

    def harvest(self, **arguments: Any) -> Reply:
        """One request. Raises Retriable where the answer is not OAI-PMH."""
        verb = arguments.pop("verb")
        # Some servers insist on the verb first and refuse empty arguments.
        params = {"verb": verb, **{name: value for name, value in arguments.items() if value}}
        # A token may be good once: an answer that was lost on the way is asked for once more, and no oftener.
        reconnects = 1 if "resumptionToken" in params else None
        answer = self.client.get(self.endpoint, _query(params, self.raw_token), reconnects=reconnects)
        reply = Reply(answer, params)
        if not reply.page.is_oai:
            raise _not_oai(answer, reply.page)
        return reply


def _query(params: dict[str, str], raw_token: bool) -> str:
    """Everything percent-encoded once (OAI-PMH 2.0, section 3.1.1.3), a raw token as far as it is not yet."""
    safe = {"resumptionToken": "%"} if raw_token else {}
    return "&".join(f"{name}={quote(value, safe=safe.get(name, ''))}" for name, value in params.items())


def _not_oai(answer: Answer, page: OaiPage) -> Retriable:
    address = redacted(answer.url)
    if found := barred(answer.headers, answer.body):
        return Retriable(found[0], f"{address} answered {answer.status} with a page for people: {found[1]}")
    if answer.status >= 400:
        return refusal(answer, "OAI-PMH")
    if _TOO_MANY.search(answer.body[:10_000]):
        return Retriable("too_many_records", f"{address} answered that too many records were asked for")
    return Retriable("not_oai_pmh", f"{address} answered {answer.status}, but not with OAI-PMH: {page.problem}")
