"""XML and characters: can every answer be read as it stands."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from harvesters.oai_pmh.page import NAMESPACE
from ichlinks.pipeline.doctor.findings import Finding, shown
from ichlinks.pipeline.doctor.oai_pmh.visit import Reply, Visit

_DECLARED = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']""")
_TWICE = re.compile(rb"&amp;(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+|[a-z]{2,8});")
_MOJIBAKE = re.compile(rb"\xc3[\x82\x83]\xc2[\x80-\xbf]|\xc3\xa2\xe2\x82\xac")
_UNKNOWN = b"\xef\xbf\xbd"
_AROUND = 20


def check(seen: Visit) -> Iterator[Finding]:
    read = [reply for reply in seen.replies if reply.exchange.body]
    yield from _well_formed([reply for reply in read if b"OAI-PMH" in reply.exchange.body[:4096]])
    yield from _envelope(read)
    bodies = [reply.exchange.body for reply in (seen.records, seen.second) if reply.asked]
    yield from _characters(bodies)


def _well_formed(read: list[Reply]) -> Iterator[Finding]:
    broken = {reply.exchange.what: problem for reply in read if (problem := _problem(reply.exchange.body))}
    if broken:
        yield Finding(
            "xml.not_well_formed",
            "loses",
            "An answer is not well-formed XML",
            "OAI-PMH 2.0, section 3.2; XML 1.0, section 2.1",
            "Most harvesters stop, or lose the rest of the list without a word. Ours repairs what is plain, and leaves"
            " out what is not.",
            "Write XML with an XML library; remove control characters; escape & and <; declare every prefix.",
            seen="; ".join(f"{verb}: {problem}" for verb, problem in broken.items()),
        )


def _envelope(read: list[Reply]) -> Iterator[Finding]:
    if any(b"<!DOCTYPE" in reply.exchange.body[:4096] and b"OAI-PMH" in reply.exchange.body[:8192] for reply in read):
        yield Finding(
            "xml.doctype",
            "blocks",
            "An answer carries a document type declaration",
            "OAI-PMH 2.0, section 3.2",
            "It is refused: a DTD can make a reader fetch files or fill its memory.",
            "Leave out DOCTYPE.",
        )
    yield from _namespace(read)
    declared = {found[1].decode().upper() for reply in read if (found := _DECLARED.match(reply.exchange.body.lstrip()))}
    if others := declared - {"UTF-8", "UTF8"}:
        yield Finding(
            "xml.encoding",
            "hinders",
            "The encoding is not UTF-8",
            "OAI-PMH 2.0, section 3.2",
            "Scripts beyond the declared encoding are lost or written as references; many harvesters refuse it.",
            "Write UTF-8 and declare it.",
            seen=shown(sorted(others)),
        )


def _namespace(read: list[Reply]) -> Iterator[Finding]:
    roots = {root.tag for reply in read if (root := _root(reply.exchange.body)) is not None}
    if others := {tag for tag in roots if tag.endswith("OAI-PMH") and not tag.startswith(f"{{{NAMESPACE}}}")}:
        yield Finding(
            "xml.namespace",
            "hinders",
            "The root element is not in the namespace of OAI-PMH 2.0",
            "OAI-PMH 2.0, section 3.2",
            "Harvesters that go by the standard find no records in the answer.",
            f'Write <OAI-PMH xmlns="{NAMESPACE}">.',
            seen=shown(sorted(others)),
        )


def _characters(bodies: list[bytes]) -> Iterator[Finding]:
    if found := [_near(body, one.start()) for body in bodies for one in _TWICE.finditer(body)]:
        yield Finding(
            "text.escaped_twice",
            "hinders",
            "Text is escaped twice",
            "XML 1.0, section 2.4",
            "People read &amp; or &lt;i&gt; in titles and descriptions.",
            "Escape once, when the XML is written; store plain text.",
            seen=shown(found, 3),
        )
    if found := [_near(body, one.start()) for body in bodies for one in _MOJIBAKE.finditer(body)]:
        yield Finding(
            "text.mojibake",
            "loses",
            "Text was read in a wrong encoding before it came here",
            "XML 1.0, section 4.3.3",
            "Names and titles are unreadable and cannot be searched.",
            "Find the step that reads UTF-8 as Latin-1 (often a database connection), and load the texts again.",
            seen=shown(found, 3),
        )
    if found := [_near(body, body.index(_UNKNOWN)) for body in bodies if _UNKNOWN in body]:
        yield Finding(
            "text.replaced",
            "loses",
            "Text has replacement characters (U+FFFD) where letters were",
            "The Unicode Standard, section 23.8",
            "The letters are lost and cannot be found again from here.",
            "Load these texts again from their source, in the right encoding.",
            seen=shown(found, 3),
        )


def _problem(body: bytes) -> str:
    try:
        _strict(body)
    except etree.XMLSyntaxError as error:
        return str(error.msg)
    return ""


def _root(body: bytes) -> Any:
    try:
        return _strict(body)
    except etree.XMLSyntaxError:
        return None


def _strict(body: bytes) -> Any:
    return etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _near(body: bytes, at: int) -> str:
    return " ".join(body[max(0, at - _AROUND) : at + _AROUND].decode("utf-8", "ignore").split())
