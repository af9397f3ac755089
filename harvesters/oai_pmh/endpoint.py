"""sickle with our own transport: one session, one strict parse an answer, the body read before the status is judged."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from sickle import Sickle
from sickle.iterator import OAIResponseIterator
from sickle.response import OAIResponse

from harvesters.http import Answer, Client, redacted, refusal
from harvesters.oai_pmh.page import OaiPage, read
from ichlinks.errors import Retriable


class Reply(OAIResponse):
    """One answer of the endpoint, understood once."""

    def __init__(self, answer: Answer, params: dict[str, str]) -> None:
        self.params = params
        self.http_response = answer
        self.page: OaiPage = read(answer.body)


class Replies(OAIResponseIterator):
    """The answers of one list request, from the first or from a stored token on."""

    resumption_token: str | None

    def _next_response(self) -> None:
        token = self.resumption_token
        params = {"verb": self.verb, "resumptionToken": token} if token else self.params
        self.oai_response = self.sickle.harvest(**params)
        self.resumption_token = self.oai_response.page.token

    def next(self) -> Reply:
        if self.oai_response is None:
            if not self.resumption_token:
                raise StopIteration
            self._next_response()
        reply: Reply = self.oai_response
        self.oai_response = None
        return reply


class Endpoint(Sickle):
    """An OAI-PMH endpoint asked through our Client."""

    def __init__(self, client: Client, raw_token: bool = False) -> None:
        super().__init__(client.access.endpoint, iterator=Replies)
        self.client = client
        self.raw_token = raw_token

    def harvest(self, **arguments: Any) -> Reply:
        """One request. Raises Retriable where the answer is not OAI-PMH."""
        verb = arguments.pop("verb")
        # Some servers insist on the verb first and refuse empty arguments.
        params = {"verb": verb, **{name: value for name, value in arguments.items() if value}}
        answer = self.client.get(self.endpoint, _raw(params) if self.raw_token else params)
        reply = Reply(answer, params)
        if not reply.page.is_oai:
            raise _not_oai(answer, reply.page)
        return reply

    def pages(self, **arguments: Any) -> Iterator[OaiPage]:
        """The pages of ListRecords; the next one is asked for only when this one has been dealt with."""
        return (reply.page for reply in self.ListRecords(**arguments))


def _raw(params: dict[str, str]) -> str:
    """The query with a token that is percent-encoded already, and all else encoded once."""
    return "&".join(
        f"{name}={quote(value, safe='%' if name == 'resumptionToken' else '')}" for name, value in params.items()
    )


def _not_oai(answer: Answer, page: OaiPage) -> Retriable:
    if answer.status >= 400:
        return refusal(answer, "OAI-PMH")
    said = f"{redacted(answer.url)} answered {answer.status}, but not with OAI-PMH: {page.problem}"
    return Retriable("not_oai_pmh", said)
