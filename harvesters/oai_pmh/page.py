"""One OAI-PMH answer: strictly parsed, and mended where that fails.

The fault is looked for in this order: the encoding, what stands around the document, the namespaces that its root
should declare, and then, record by record, the characters. A record that cannot be mended is rejected by itself.
"""

from lxml import etree

from harvesters.oai_pmh.charset import lies
from harvesters.oai_pmh.namespaces import NAMESPACE
from harvesters.oai_pmh.reading import OaiPage, parse, understood
from harvesters.oai_pmh.salvage import mended
from harvesters.oai_pmh.usual import usual

__all__ = ["NAMESPACE", "OaiPage", "read"]


def read(body: bytes) -> OaiPage:
    """Understands one answer; never raises."""
    body = _stripped(body)
    if lies(body):
        return mended(body, "it is not in the encoding that it names")
    if page := usual(body):
        return page
    try:
        page = understood(parse(body), body)
    except etree.XMLSyntaxError as error:
        return mended(body, f"it is not XML ({error.msg})")
    return page if page.is_oai else mended(body, page.problem)


def _stripped(body: bytes) -> bytes:
    """Without blanks around the document; in UTF-16 a blank is not one byte."""
    return body if body[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in body[:4] else body.strip()
