"""XML from outside: strict, without document type declarations, entities or network (XML 1.0)."""

from typing import Any

from lxml import etree


def parsed(document: bytes) -> Any:
    """The root element. Raises ValueError for what is not well-formed, or carries a document type declaration."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root: Any = etree.fromstring(document, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(error.msg) from None
    if root.getroottree().docinfo.doctype:
        raise ValueError("it carries a document type declaration, which is refused")
    return root


def selected(path: etree.XPath, element: Any) -> list[Any]:
    """What an XPath expression gives, always as a list: elements as their text, and plain values as they are."""
    found: Any = path(element)
    values: list[Any] = found if isinstance(found, list) else [found]
    return [_text(one) if etree.iselement(one) else one for one in values]


def _text(element: Any) -> str:
    return "".join(element.itertext())
