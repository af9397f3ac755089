"""The XML of a Payload: its metadata as an element, whatever stood around the record when it was harvested.

Standard: OAI-PMH 2.0, section 2.5 (record); XML without DTD, entities or network.
"""

from functools import lru_cache
from xml.sax.saxutils import quoteattr

from lxml import etree

from ichlinks.errors import Rejected
from ichlinks.stages import Envelope, Payload

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_COLLECTIONS = (
    "{http://www.loc.gov/mods/v3}modsCollection",
    "{http://www.loc.gov/MARC21/slim}collection",
    "{http://www.lido-schema.org}lidoWrap",
)
_OAI = "{http://www.openarchives.org/OAI/2.0/}"
_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    remove_comments=True,
    remove_pis=True,
)


def metadata(payload: Payload) -> etree._Element:
    """The element that describes something: what `<metadata>` of an OAI-PMH record holds, else the payload's root.

    Raises Rejected for XML that is not well-formed or declares entities, and where there is no metadata.
    """
    record = _record(payload)
    found = _child(record, "metadata")
    if found is None and record.tag != f"{_OAI}record":
        return alone(record)
    if found is None or not len(found):
        raise Rejected("crosswalk.metadata", "the record has no metadata")
    return alone(found[0])


def alone(element: etree._Element) -> etree._Element:
    """The only record of a collection of one (`modsCollection`, `lidoWrap` …), any other element as it is."""
    return element[0] if element.tag in _COLLECTIONS and len(element) == 1 else element


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _record(payload: Payload) -> etree._Element:
    around = _around(payload.envelope)
    try:
        root = etree.fromstring(around.head + payload.data + around.tail, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        told = error.msg if isinstance(error, etree.XMLSyntaxError) else error
        raise Rejected("crosswalk.xml", f"the record is not well-formed XML: {told}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Rejected("crosswalk.xml", "the record comes with a document type declaration")
    if around is _NOTHING:
        return root
    if around is payload.envelope:
        return _listed(root)
    if not len(root):
        raise Rejected("crosswalk.metadata", "the record has no metadata")
    return root[0]


def _listed(root: etree._Element) -> etree._Element:
    listing = next((child for child in root if local(child) in ("ListRecords", "GetRecord")), root)
    record = _child(listing, "record")
    return root if record is None else record


def _child(element: etree._Element, name: str) -> etree._Element | None:
    exact = f"{_OAI}{name}"
    found = next((child for child in element if child.tag == exact), None)
    return found if found is not None else next((child for child in element if local(child) == name), None)


_NOTHING = Envelope()


@lru_cache(maxsize=64)
def _around(envelope: Envelope) -> Envelope:
    """What a record needs around itself: the encoding, namespaces and language of its page, and nothing else of it.

    Parsing the whole head with every record would take longer than parsing the record.
    """
    if envelope == _NOTHING:
        return _NOTHING
    try:
        page = etree.fromstring(envelope.head + b"<here/>" + envelope.tail, _PARSER)
    except (etree.XMLSyntaxError, ValueError):
        return envelope
    if page.getroottree().docinfo.internalDTD is not None:
        return envelope
    here = next(element for element in page.iter() if local(element) == "here")
    encoding = page.getroottree().docinfo.encoding or "UTF-8"
    names = "".join(f" xmlns{f':{prefix}' if prefix else ''}={quoteattr(uri)}" for prefix, uri in here.nsmap.items())
    spoken = next(filter(None, (one.get(LANG) for one in here.iterancestors())), None)
    language = f" xml:lang={quoteattr(spoken)}" if spoken else ""
    head = f'<?xml version="1.0" encoding="{encoding}"?><around{names}{language}>'
    return Envelope(head.encode(), b"</around>")
