"""XML documents and IIIF resources under examination."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from lxml import etree

from ichlinks.pipeline.doctor.asking import Exchange
from ichlinks.pipeline.doctor.columns import identifier
from ichlinks.pipeline.doctor.crosswalk_file import crosswalk_file
from ichlinks.pipeline.doctor.findings import Examination, Finding
from ichlinks.pipeline.doctor.partner_file import Draft, id_note, partner_file
from ichlinks.pipeline.doctor.recognise import parsed

_IIIF_TYPES = {"Collection", "Manifest", "OrderedCollection", "OrderedCollectionPage", "sc:Collection", "sc:Manifest"}


def xml(examination: Examination, exchange: Exchange) -> Iterator[Finding]:
    try:
        root = etree.fromstring(exchange.body, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        yield Finding(
            "xml.not_well_formed", "blocks", "The answer is not well-formed XML", "XML 1.0, section 2.1",
            "It cannot be read.", "Write XML with an XML library.", seen=error.msg,
        )  # fmt: skip
        return
    name, count = _repeated(root)
    items = root.findall(f".//{{*}}{name}") if name else []
    columns = _columns(items)
    key = identifier(columns)
    examination.found = {"root": _local(root), "items": name or "none found", "records on the first page": count}
    if not name:
        yield Finding(
            "xml.no_items", "blocks", "No element is repeated as records are", "Section 'xml_api' of the manual",
            "There is nothing to harvest at this address.", "Give the address that lists the records.",
        )  # fmt: skip
        return
    examination.found["identifier at"] = key or "none found"
    if not key:
        yield Finding(
            "xml.no_id", "loses", "Nothing in the items tells them apart", "Section 'xml_api' of the manual",
            "A changed item cannot be told from a new one.", "Give each item an identifier that never changes.",
        )  # fmt: skip
    harvest = {"kind": "xml_api", "endpoint": examination.address, "items": f"//*[local-name()='{name}']"}
    harvest |= {"id": key} if key else {}
    examination.partner_file = partner_file(Draft("", harvest, "new_archive", note=id_note(key)))
    examination.crosswalk_file = crosswalk_file({"kind": "xml"}, columns, key)


def _columns(items: Iterable[Any]) -> dict[str, list[str]]:
    """The attributes and the plain children of elements, by the XPath that leads to them."""
    every = [dict(_values(item)) for item in items]
    return {name: [one.get(name, "") for one in every] for name in dict.fromkeys(chain.from_iterable(every))}


def _values(item: Any) -> Iterator[tuple[str, str]]:
    yield from ((f"@{name}", value.strip()) for name, value in item.attrib.items() if not name.startswith("{"))
    for child in item.iterchildren(etree.Element):
        if not len(child):
            plain = child.tag == _local(child)
            yield child.tag if plain else f"*[local-name()='{_local(child)}']", (child.text or "").strip()


def _repeated(root: Any) -> tuple[str, int]:
    """The name of the element that has children and stands most often beside its like."""
    counts: Counter[tuple[Any, str]] = Counter()
    for element in root.iter(etree.Element):
        if len(element) and element.getparent() is not None:
            counts[(element.getparent(), _local(element))] += 1
    (_, name), count = max(counts.items(), key=lambda one: one[1], default=((None, ""), 0))
    return (name, count) if count > 1 else ("", 0)


def _local(element: Any) -> str:
    return str(etree.QName(element).localname)


def iiif(examination: Examination, exchange: Exchange) -> Iterator[Finding]:
    data = parsed(exchange.body)
    type_ = str(data.get("type") or data.get("@type") or "")
    listed: list[Any] = next(
        (data[key] for key in ("items", "manifests", "members", "orderedItems") if data.get(key)), []
    )
    pages = 1 if data.get("first") or type_.endswith("Manifest") else len(listed)
    examination.found = {"type": type_ or "none", "records on the first page": pages}
    if type_ not in _IIIF_TYPES:
        yield Finding(
            "iiif.type", "blocks", "The document is no IIIF collection, manifest or activity stream",
            "IIIF Presentation 3.0, section 3.2; Change Discovery 1.0, section 3", "It leads to no records.",
            "Give the address of a collection, or of a Change Discovery stream.", seen=type_,
        )  # fmt: skip
        return
    if not type_.startswith("Ordered") and not (data.get("rights") or data.get("license")):
        yield Finding(
            "iiif.rights", "advice", "It does not say under which licence it stands",
            "IIIF Presentation 3.0, section 3.1 (rights)", "What may be shown has to be agreed by letter.",
            "Add rights with the address of a licence to each manifest.",
        )  # fmt: skip
    harvest = {"kind": "iiif", "endpoint": examination.address}
    examination.partner_file = partner_file(Draft("", harvest))
