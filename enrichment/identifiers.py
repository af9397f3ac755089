"""Identifiers in their canonical form, with their address; one whose check digit is wrong is kept as `local` and noted.

Standards: ISBN (ISO 2108), ISSN (ISO 3297), ISNI (ISO 27729) and ORCID (the same check digit, ISO/IEC 7064 MOD 11-2),
DOI (ISO 26324), VIAF, Wikidata, UNESCO's numbers of inscribed elements (five digits).
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from stdnum import isbn, isni, issn

from config.partner import Partner
from config.settings import Workspace
from ichlinks.stages import Draft, Enrich, Reason

_SAFE = "/:;,.()-_~!$&'*+=@"
"""What an address has as it is (RFC 3986, section 3.3); the rest of a DOI is written in its bytes."""


class Scheme(NamedTuple):
    """`read` gives the canonical value of a text, None where it is none; `address` is that of a value."""

    read: Callable[[str], str | None]
    address: str | None = None


def identifiers(workspace: Workspace, partner: Partner) -> Enrich:
    return enrich


def enrich(draft: Draft) -> Draft:
    if stated := draft.fields.get("identifiers"):
        draft.fields["identifiers"] = [_checked(one, draft.reasons) for one in stated]
    return draft


def _checked(identifier: Any, reasons: list[Reason]) -> Any:
    name, text = _stated(identifier)
    scheme = SCHEMES.get(name)
    if scheme is None:
        return identifier
    value = scheme.read(text)
    if value is None:
        reasons.append(_wrong(name, text))
        return {**identifier, "scheme": "local"}
    uri = {"uri": scheme.address.format(quote(value, safe=_SAFE))} if scheme.address else {}
    return {**identifier, "scheme": name, "value": value, **uri}


def _stated(identifier: Any) -> tuple[str, str]:
    """The scheme that an identifier names, or that its address belongs to, and the text to be read."""
    if not isinstance(identifier, dict):
        return "", ""
    scheme, value = str(identifier.get("scheme", "")).lower(), str(identifier.get("value", "")).strip()
    found = _ADDRESS.fullmatch(value)
    if found and scheme in ("url", host := _HOSTS[found[1].lower()]):
        return host, unquote(found[2])
    return scheme, _PREFIX.sub("", value)


def address_of(text: str) -> str | None:
    """The canonical address of an agent that an address names; "" where its check digit is wrong, else None."""
    name, value = _stated({"scheme": "url", "value": text})
    scheme = SCHEMES.get(name)
    if scheme is None or scheme.address is None:
        return None
    found = scheme.read(value)
    return scheme.address.format(quote(found, safe=_SAFE)) if found else ""


def _wrong(scheme: str, text: str) -> Reason:
    message = f"{text!r} is no {_NAMES.get(scheme, scheme)}: its form or its check digit is wrong"
    return Reason("identifier.invalid", "flag", message, "identifiers", text[:80], "compare it with the original")


def _number(text: str) -> str:
    """The number in a text without what stands behind it: `080442957x (pbk.)`, `978-3-16-148410-0 : $10`."""
    return _BEHIND.sub("", "".join(str(unicodedata.decimal(one, one)) for one in text))


def _isbn(text: str) -> str | None:
    compact = isbn.compact(_number(text)).upper()
    return compact if isbn.is_valid(compact) and not compact.startswith("9790") else None


def _issn(text: str) -> str | None:
    number = _number(text)
    return issn.format(number) if issn.is_valid(number) else None


def _isni(text: str) -> str | None:
    number = _number(text)
    return isni.compact(number) if isni.is_valid(number) else None


def _orcid(text: str) -> str | None:
    return "-".join(re.findall("....", found)) if (found := _isni(text)) else None


def _like(pattern: str, change: Callable[[str], str] = str) -> Callable[[str], str | None]:
    form = re.compile(pattern, re.I)

    def read(text: str) -> str | None:
        found = form.fullmatch(text.strip())
        return change(found[1]) if found else None

    return read


def _five_digits(number: str) -> str:
    return number.zfill(5)


_UNESCO = r"ich\.unesco\.org(?:/[a-z]{2})?"
_BEHIND = re.compile(r"(?<=[\dXx])\s*(?:[(:\[].*|\s[^\W\d].*)$", re.S)
SCHEMES: dict[str, Scheme] = {
    "isbn": Scheme(_isbn),
    "issn": Scheme(_issn),
    "isni": Scheme(_isni, "https://isni.org/isni/{}"),
    "orcid": Scheme(_orcid, "https://orcid.org/{}"),
    "doi": Scheme(_like(r"(10\.\d{4,9}(?:\.\d+)*/\S+)"), "https://doi.org/{}"),
    "viaf": Scheme(_like(r"([1-9]\d{1,21})"), "https://viaf.org/viaf/{}"),
    "wikidata": Scheme(
        _like(r"(Q[1-9]\d{0,11})(?:\.(?:json|nt|rdf|ttl))?", str.upper), "http://www.wikidata.org/entity/{}"
    ),
    "unesco-ich": Scheme(
        _like(rf"(?:(?:https?://{_UNESCO}/)?(?:RL|USL|GSP|BSP)[\s/-]*(?:[^\s/]*-)?)?0*([1-9]\d{{0,4}})", _five_digits)
    ),
}
_NAMES = {
    "doi": "DOI",
    "viaf": "VIAF number",
    "wikidata": "Wikidata item",
    "unesco-ich": "number of an inscribed element",
}
_NAMES |= {name: name.upper() if name != "orcid" else "ORCID iD" for name in ("isbn", "issn", "isni", "orcid")}
_HOSTS = {"orcid.org": "orcid", "isni.org/isni": "isni", "isni.org": "isni", "viaf.org/viaf": "viaf",
          "viaf.org/en/viaf": "viaf", "doi.org": "doi", "dx.doi.org": "doi", "wikidata.org/wiki": "wikidata",
          "wikidata.org/entity": "wikidata", "wikidata.org/wiki/special:entitydata": "wikidata"}  # fmt: skip
_ADDRESS = re.compile(
    rf"(?:https?://)?(?:www\.|m\.)?({'|'.join(map(re.escape, sorted(_HOSTS, key=len, reverse=True)))})"
    r"/([^?#]*\d[^?#]*?)/?(?:[?#].*)?",
    re.I,
)
_PREFIX = re.compile(
    r"\A(?:urn:|info:)?(?:[ep]?-?issn(?:-l)?|isbn(?:-1[03])?|isni|orcid(?: id)?|doi|viaf(?: id)?|wikidata|wd)[\s:/]+",
    re.I,
)
