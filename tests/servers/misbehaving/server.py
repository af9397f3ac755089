"""One local server with every misbehaviour of OAI-PMH endpoints that was observed in the field.

`/17-strange-datestamps/oai`, `/17/oai`, combined `/1+9/oai`, none `/0/oai`. `POST /heal` makes all endpoints well,
`POST /next-day` lets a day pass on which one record is new, one changed and one deleted.

with Misbehaving() as server:
    harvest(server.endpoint("1+9"))
    server.heal()
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.servers.endpoint import Answer, Asked, Endpoint
from tests.servers.endpoint import Handler as EndpointHandler
from tests.servers.misbehaving import answers, characters, dates, envelopes, identity, lists, tokens, wire
from tests.servers.misbehaving.archive import Entry
from tests.servers.misbehaving.behaviour import BEHAVIOURS, Behaviour, chosen
from tests.servers.misbehaving.protocol import Visit, refusal
from tests.servers.misbehaving.writing import written

__all__ = [
    "BEHAVIOURS", "Misbehaving", "answers", "characters", "dates", "envelopes", "identity", "lists", "tokens", "wire",
]  # fmt: skip

XML = {"Content-Type": "text/xml; charset=UTF-8"}


@dataclass
class Site:
    """One endpoint. `day` 1 or 2 says what it holds; healed it is without its behaviours."""

    behaviours: tuple[Behaviour, ...]
    url: str
    day: int = 1

    def held(self) -> tuple[Entry, ...]:
        """What it holds now, as its behaviours have it."""
        return Visit("", "", {}, self.url, self.day, self.behaviours).held

    def visit(self, asked: Asked) -> Visit:
        visit = Visit(asked.path, asked.raw_query, asked.headers, self.url, self.day, self.behaviours)
        visit.arguments = visit.bent(asked.query, lambda one, arguments: one.arguments(arguments, visit))
        visit.refused = visit.bent(refusal(visit), lambda one, error: one.error(error, visit))
        return visit

    def answer(self, asked: Asked) -> Answer:
        visit = self.visit(asked)
        text = visit.bent(written(visit), lambda one, xml: one.text(xml, visit))
        body = visit.bent(text.encode(), lambda one, body: one.body(body, visit))
        answer: Answer = (200, XML, body)
        return visit.bent(answer, lambda one, answer: one.answer(answer, visit))


class Misbehaving(Endpoint):
    """`requests` is what it was asked; POST /heal and POST /next-day do what the methods of that name do."""

    def __init__(self, port: int = 0) -> None:
        super().__init__({}, port=port)
        self.RequestHandlerClass = _Handler
        self.sites: dict[str, Site] = {}

    def endpoint(self, names: str) -> str:
        """The address of an endpoint with these behaviours: numbers or names, joined by '+'."""
        return f"{self.url}/{names}/oai"

    def site(self, names: str) -> Site:
        """The endpoint with these behaviours. Raises KeyError where there is no such behaviour."""
        if names not in self.sites:
            self.sites[names] = Site(chosen(names), self.endpoint(names))
        return self.sites[names]

    def heal(self) -> None:
        """Every endpoint is well from now on."""
        for site in self.sites.values():
            site.behaviours = tuple(one for one in site.behaviours if one.lasting)

    def next_day(self) -> None:
        """Every endpoint's clock goes on by a day, and its archive changes."""
        for site in self.sites.values():
            site.day = 2

    def answer(self, asked: Asked) -> Answer:
        self.requests.append(asked)
        try:
            site = self.site(asked.path.split("/")[1])
        except KeyError:
            return 404, {"Content-Type": "text/plain"}, b"no such behaviour\n"
        return site.answer(asked)


class _Handler(EndpointHandler):
    def do_POST(self) -> None:  # noqa: N802
        server = self.server
        assert isinstance(server, Misbehaving)
        action = {"/heal": server.heal, "/next-day": server.next_day}.get(self.path)
        if action:
            action()
        self.send_response_only(204 if action else 404)
        self.send_header("Content-Length", "0")
        self.end_headers()
