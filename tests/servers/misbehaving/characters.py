"""34 to 39: characters and encodings."""

from __future__ import annotations

from dataclasses import replace

from tests.servers.misbehaving.archive import MORNING, Entry
from tests.servers.misbehaving.behaviour import Behaviour
from tests.servers.misbehaving.protocol import Visit


class ControlCharacters(Behaviour, number="34"):
    """Titles hold control characters, noncharacters and references to them."""

    def record(self, xml: str, entry: Entry, visit: Visit) -> str:
        odd = {2: "\x03", 9: "\ufffe", 11: "&#3;&#xFFFF;&#x1F;"}.get(entry.number, "")
        return xml.replace("Métier", f"Mét{odd}ier")


class SurrogateReferences(Behaviour, number="35"):
    """A character beyond the basic plane is written as two references, the halves of a surrogate pair."""

    def record(self, xml: str, entry: Entry, visit: Visit) -> str:
        return xml.replace("\U0001d400", "&#55349;&#56320;")


class WindowsBytes(Behaviour, number="36"):
    """The declaration says UTF-8, the bytes are those of Windows-1252."""

    def body(self, body: bytes, visit: Visit) -> bytes:
        return body.decode().encode("cp1252", "xmlcharrefreplace")


class WrongDeclaration(Behaviour, number="36b"):
    """The declaration says ISO-8859-1, the bytes are UTF-8."""

    def text(self, xml: str, visit: Visit) -> str:
        return xml.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"')


class Utf16(Behaviour, number="36c"):
    """The declaration says UTF-8, the bytes are UTF-16 with a byte order mark."""

    def body(self, body: bytes, visit: Visit) -> bytes:
        return body.decode().encode("utf-16")


class TwiceEscaped(Behaviour, number="38"):
    """Titles of the second day are escaped twice, and were once read as Latin-1."""

    def entries(self, entries: tuple[Entry, ...], visit: Visit) -> tuple[Entry, ...]:
        return tuple(
            replace(one, title="Rice &amp; loom, MÃ©tier") if one.datestamp == MORNING and not one.deleted else one
            for one in entries
        )


class HtmlEntities(Behaviour, number="39"):
    """Titles hold entities of HTML and bare ampersands."""

    def record(self, xml: str, entry: Entry, visit: Visit) -> str:
        return xml.replace("\xa0", "&nbsp;").replace("&amp;", "&").replace("caf\xe9", "caf&eacute;")
