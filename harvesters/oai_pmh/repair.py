"""Plain faults of XML, mended in the bytes (XML 1.0, sections 2.2 and 4.1)."""

import re
from html.entities import html5

_DOCUMENT = re.compile(rb"(?:<\?xml\s|<(?:[\w.-]+:)?OAI-PMH[\s>]).*</(?:[\w.-]+:)?OAI-PMH\s*>", re.DOTALL)
_ILLEGAL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_REFERENCES = re.compile(rb"(?:&#(?:[0-9]{1,9}|x[0-9a-fA-F]{1,8});)+")
_AMPERSAND = re.compile(
    rb"<!\[CDATA\[.*?\]\]>|&(?!#[0-9]+;|#x[0-9a-fA-F]+;|(?:amp|lt|gt|quot|apos);)([A-Za-z]\w*;)?", re.DOTALL
)


def unwrapped(body: bytes) -> tuple[bytes, list[str]]:
    """The document without what stands before and after it, and whether there was anything."""
    found = _DOCUMENT.search(body)
    if found is None or found[0] == body.strip():
        return body, []
    return found[0], ["there is text around the document"]


def repair(body: bytes) -> bytes:
    """Without characters that XML forbids; HTML entities as characters, bare ampersands escaped."""
    return _AMPERSAND.sub(_escaped, _REFERENCES.sub(_legal, _ILLEGAL.sub(b"", body)))


def _legal(found: re.Match[bytes]) -> bytes:
    """Character references without the illegal ones; two halves of a surrogate pair as the one they mean."""
    numbers = [int(one[1:], 16) if one[:1] in b"xX" else int(one) for one in found[0][2:-1].split(b";&#")]
    text = "".join(chr(n) for n in numbers if n <= 0x10FFFF)
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    return b"".join(_reference(character) for character in joined if _is_legal(ord(character)))


def _is_legal(n: int) -> bool:
    return n in (0x9, 0xA, 0xD) or 0x20 <= n <= 0xD7FF or 0xE000 <= n <= 0xFFFD or n >= 0x10000


def _escaped(found: re.Match[bytes]) -> bytes:
    if found[0].startswith(b"<"):
        return found[0]
    name = (found[1] or b"").decode("ascii", "ignore")
    return b"".join(map(_reference, html5[name])) if name in html5 else b"&amp;" + found[0][1:]


def _reference(character: str) -> bytes:
    return b"&#%d;" % ord(character)
