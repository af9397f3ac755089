"""1 to 9, as far as they are about resumption tokens."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote, unquote

from tests.servers.endpoint import Answer, reset_after
from tests.servers.misbehaving.behaviour import Behaviour
from tests.servers.misbehaving.protocol import DEEP, PER_PAGE, Part, Position, Visit

_SPECIAL = "+/=| !"


class TokenForEver(Behaviour, number="1"):
    """From the second page on, the same resumption token is given for ever."""

    def part(self, part: Part, visit: Visit) -> Part:
        return replace(part, token=visit.arguments["resumptionToken"]) if part.entries and visit.offset else part


class Cycle(Behaviour, number="2"):
    """The third page's token leads back to the second page."""

    def part(self, part: Part, visit: Visit) -> Part:
        back = str(replace(visit.position, offset=PER_PAGE))
        return replace(part, token=back) if visit.offset == DEEP and part.entries else part


class AlwaysPageOne(Behaviour, number="2b"):
    """Whatever the token, the first page comes, with a new token each time."""

    def __init__(self) -> None:
        super().__init__()
        self.pages = 0

    def arguments(self, arguments: dict[str, str], visit: Visit) -> dict[str, str]:
        position = Position.of(arguments.get("resumptionToken", ""))
        return {**arguments, "resumptionToken": str(replace(position, offset=0))} if position else arguments

    def part(self, part: Part, visit: Visit) -> Part:
        self.pages += 1
        return replace(part, token=f"{part.token}{self.pages}") if part.token else part


class TokenTooMany(Behaviour, number="3"):
    """The last page has a token, which leads to noRecordsMatch."""

    def part(self, part: Part, visit: Visit) -> Part:
        if part.error and visit.found and visit.offset == len(visit.found):
            return self.beyond(part)
        return replace(part, token=_at_end(visit)) if part.entries and not part.token else part

    def beyond(self, part: Part) -> Part:
        return Part(error=("noRecordsMatch", "no more records"))


class EmptyLastPage(TokenTooMany, number="3b"):
    """The last page has a token, which leads to a page without records."""

    def beyond(self, part: Part) -> Part:
        return Part()


class BlanksAroundTokens(Behaviour, number="5"):
    """Tokens stand between blanks and line ends, the empty one at the end of the list too."""

    def token(self, token: str, visit: Visit) -> str:
        return f"\n  {token}\n "


class TokensExpire(Behaviour, number="7"):
    """Tokens are forgotten before the third page is asked for."""

    def arguments(self, arguments: dict[str, str], visit: Visit) -> dict[str, str]:
        position = Position.of(arguments.get("resumptionToken", ""))
        expired = position is not None and position.offset >= DEEP
        return {**arguments, "resumptionToken": "expired"} if expired else arguments


class SingleUseTokens(Behaviour, number="8"):
    """A token is good for one request, and the answer to the first one with a token gets lost."""

    def __init__(self) -> None:
        super().__init__()
        self.lists = 0

    def arguments(self, arguments: dict[str, str], visit: Visit) -> dict[str, str]:
        token = arguments.get("resumptionToken")
        self.lists += token is None
        return arguments if token is None or self.first(token) else {**arguments, "resumptionToken": "used"}

    def token(self, token: str, visit: Visit) -> str:
        return f"{token}#{self.lists}" if token else token

    def answer(self, answer: Answer, visit: Visit) -> Answer:
        lost = visit.offset > 0 and self.first("lost answer")
        return (200, {"Content-Length": "1000"}, reset_after(b"<?xml")) if lost else answer


class TokensNeedEncoding(Behaviour, number="9"):
    """Tokens hold characters that have to be percent-encoded, the blank too; a plus sign is a plus sign."""

    def arguments(self, arguments: dict[str, str], visit: Visit) -> dict[str, str]:
        strict = dict(pair.split("=", 1) for pair in visit.raw_query.split("&") if "=" in pair)
        sent = unquote(strict.get("resumptionToken", _SPECIAL))
        whole = sent.endswith(_SPECIAL)
        return {**arguments, "resumptionToken": sent if whole else "bad"} if "resumptionToken" in strict else arguments

    def token(self, token: str, visit: Visit) -> str:
        return token + _SPECIAL if token else token


class EncodedTokens(Behaviour, number="9b"):
    """Tokens are percent-encoded already, and must come back as they were given."""

    def arguments(self, arguments: dict[str, str], visit: Visit) -> dict[str, str]:
        twice = "%" in arguments.get("resumptionToken", "")
        return {**arguments, "resumptionToken": "bad"} if twice else arguments

    def token(self, token: str, visit: Visit) -> str:
        return quote(token + _SPECIAL, safe="") if token else token


def _at_end(visit: Visit) -> str:
    return str(replace(visit.position, offset=len(visit.found)))
