"""40 to 46: namespaces, roots, junk, size and depth."""

from __future__ import annotations

import re

from tests.servers.misbehaving.archive import Entry
from tests.servers.misbehaving.behaviour import Behaviour
from tests.servers.misbehaving.protocol import DEEP, PER_PAGE, Visit
from tests.servers.misbehaving.writing import DC, NAMESPACE, OAI_DC

_BOMB = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
_HUGE = 11_000_000
_NESTED = (
    '<record><header status="deleted"><identifier>nested</identifier></header></record>'
    '<error code="badArgument">none</error><resumptionToken>nested</resumptionToken>'
)


class LostPrefixes(Behaviour, number="40"):
    """The prefix dc is declared nowhere."""

    def record(self, xml: str, entry: Entry, visit: Visit) -> str:
        return xml.replace(DC, "")


class PrefixesOnTheRoot(Behaviour, number="40b"):
    """Prefixes are declared on the root element only."""

    def record(self, xml: str, entry: Entry, visit: Visit) -> str:
        return xml.replace(DC, "").replace(OAI_DC, "")

    def text(self, xml: str, visit: Visit) -> str:
        return xml.replace("<OAI-PMH ", f"<OAI-PMH{OAI_DC}{DC} ", 1)


class PrefixedEnvelope(Behaviour, number="41"):
    """The elements of OAI-PMH have a prefix."""

    def text(self, xml: str, visit: Visit) -> str:
        return re.sub(r"<(/?)([A-Za-z-]+)(?=[ />])", r"<\1oai:\2", xml).replace(" xmlns=", " xmlns:oai=", 1)


class NoNamespace(Behaviour, number="41b"):
    """The envelope has no namespace."""

    def text(self, xml: str, visit: Visit) -> str:
        return xml.replace(f' xmlns="{NAMESPACE}"', "", 1)


class WrongRoot(Behaviour, number="41c"):
    """The root element has another name."""

    def text(self, xml: str, visit: Visit) -> str:
        return xml.replace("<OAI-PMH", "<repository").replace("</OAI-PMH>", "</repository>")


class JunkAround(Behaviour, number="42"):
    """Blank lines and a byte order mark stand before the declaration, a notice of PHP after the end."""

    def body(self, body: bytes, visit: Visit) -> bytes:
        notice = b"\n<br />\n<b>Notice</b>: Undefined index: id in <b>oai.php</b> on line <b>9</b>"
        return b"\n\n\xef\xbb\xbf\n" + body + notice


class NamespaceTwice(Behaviour, number="42b"):
    """The root element has the attribute xmlns twice."""

    def text(self, xml: str, visit: Visit) -> str:
        return xml.replace(" xmlns=", f' xmlns="{NAMESPACE}" xmlns=', 1)


class Truncated(Behaviour, number="43"):
    """The third page ends within its fourth record, with status 200 and the length that it has."""

    def body(self, body: bytes, visit: Visit) -> bytes:
        cut = visit.offset == DEEP and self.is_cut()
        return body[: _nth(body, b"<record>", 4) + 60] if cut else body

    def is_cut(self) -> bool:
        return True


class TruncatedOnce(Truncated, number="43b"):
    """The same, but whole when it is asked for again."""

    def is_cut(self) -> bool:
        return self.first("cut")


class HugeText(Behaviour, number="44"):
    """One record holds a text of eleven million characters."""

    def record(self, xml: str, entry: Entry, visit: Visit) -> str:
        described = f"<dc:description>{'knot ' * (_HUGE // 5)}</dc:description></oai_dc:dc>"
        return xml.replace("</oai_dc:dc>", described) if entry.number == 4 else xml


class Doctype(Behaviour, number="45"):
    """The second page has a document type with an entity bomb and a file of the reader's machine."""

    def text(self, xml: str, visit: Visit) -> str:
        if visit.offset != PER_PAGE:
            return xml
        doctype = f'<!DOCTYPE OAI-PMH [<!ENTITY e0 "lol">{_BOMB}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        return xml.replace("?>", f"?>{doctype}", 1).replace("Métier", "&e9;&f;")


class Nested(Behaviour, number="46"):
    """Metadata hold elements named record, error and resumptionToken in the namespace of OAI-PMH."""

    def record(self, xml: str, entry: Entry, visit: Visit) -> str:
        return xml.replace("</oai_dc:dc>", f"{_NESTED}</oai_dc:dc>")


def _nth(body: bytes, what: bytes, n: int) -> int:
    at = -1
    for _ in range(n):
        at = body.find(what, at + 1)
    return at
