"""What an OAI-PMH request may say: arguments of each verb (OAI-PMH 2.0, sections 2.4, 3.6 and 4)."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime

Request = dict[str, str]

_LIST = ({"metadataPrefix"}, {"from", "until", "set"})
ARGUMENTS: dict[str, tuple[set[str], set[str]]] = {
    "Identify": (set(), set()),
    "ListMetadataFormats": (set(), {"identifier"}),
    "ListSets": (set(), set()),
    "GetRecord": ({"identifier", "metadataPrefix"}, set()),
    "ListIdentifiers": _LIST,
    "ListRecords": _LIST,
}
RESUMABLE = {"ListSets", "ListIdentifiers", "ListRecords"}

_ILLEGAL_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNRESERVED = r"[A-Za-z0-9\-_.!~*'()]+"
_URI = r"[A-Za-z][A-Za-z0-9+\-.]*:[A-Za-z0-9][A-Za-z0-9\-_.!~*'();/?:@&=+$,]*"
_DATE_FORMS = {10: "%Y-%m-%d", 20: "%Y-%m-%dT%H:%M:%SZ"}


class ProtocolError(Exception):
    """An OAI-PMH error condition: `code` as in section 3.6, and a sentence for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def checked(arguments: Sequence[tuple[str, str]]) -> Request:
    """The request as a dict, once it is known to be legal; raises ProtocolError otherwise."""
    verbs = [value for name, value in arguments if name == "verb"]
    if len(verbs) != 1 or verbs[0] not in ARGUMENTS:
        raise ProtocolError("badVerb", "The verb is missing, repeated or unknown.")
    request = dict(arguments)
    if len(request) != len(arguments):
        raise ProtocolError("badArgument", "An argument is repeated.")
    _check_names(request)
    for name, value in request.items():
        if not value or _ILLEGAL_IN_XML.search(value) or not _FORMS.get(name, bool)(value):
            raise ProtocolError("badArgument", f"The value of {name} is not legal.")
    _check_range(request)
    return request


def earliest(day_or_second: str) -> str:
    """First second that a `from` value includes."""
    return day_or_second if len(day_or_second) == 20 else f"{day_or_second}T00:00:00Z"


def latest(day_or_second: str) -> str:
    """Last second that an `until` value includes."""
    return day_or_second if len(day_or_second) == 20 else f"{day_or_second}T23:59:59Z"


def _check_names(request: Request) -> None:
    verb, given = request["verb"], request.keys() - {"verb"}
    if verb in RESUMABLE and "resumptionToken" in given:
        required, optional = {"resumptionToken"}, set[str]()
    else:
        required, optional = ARGUMENTS[verb]
    if required - given:
        raise ProtocolError("badArgument", f"Missing: {', '.join(sorted(required - given))}.")
    if given - required - optional:
        raise ProtocolError("badArgument", f"{verb} does not take an argument that was given with it.")


def _check_range(request: Request) -> None:
    if "from" not in request or "until" not in request:
        return
    if len(request["from"]) != len(request["until"]):
        raise ProtocolError("badArgument", "from and until differ in granularity.")
    if request["from"] > request["until"]:
        raise ProtocolError("badArgument", "from is later than until.")


def _is_date(text: str) -> bool:
    form = _DATE_FORMS.get(len(text), "")
    try:
        # Round trip, because strptime also takes 2024-3-01 and the like.
        return datetime.strptime(text, form).strftime(form) == text
    except ValueError:
        return False


def _matches(pattern: str) -> Callable[[str], bool]:
    return lambda text: re.fullmatch(pattern, text) is not None


_FORMS: dict[str, Callable[[str], bool]] = {
    "from": _is_date,
    "until": _is_date,
    "metadataPrefix": _matches(_UNRESERVED),
    "set": _matches(f"{_UNRESERVED}(:{_UNRESERVED})*"),
    "identifier": _matches(f"{_URI}|{_UNRESERVED}"),
}
