"""The root element of an answer, with the namespaces that it should declare (Namespaces in XML 1.0)."""

import re

NAMESPACE = "http://www.openarchives.org/OAI/2.0/"

_ROOT = re.compile(rb"<(?P<prefix>[\w.-]+:)?OAI-PMH(?P<attributes>(?:\s[^<>]*)?)>")
_ATTRIBUTE = re.compile(rb"([\w.:-]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_USED = re.compile(rb"</?([A-Za-z][\w.-]*):[A-Za-z]|\s([A-Za-z][\w.-]*):[A-Za-z][\w.-]*\s*=\s*[\"']")
_KNOWN = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dcmitype": "http://purl.org/dc/dcmitype/",
    "ead": "urn:isbn:1-931666-22-9",
    "edm": "http://www.europeana.eu/schemas/edm/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "lido": "http://www.lido-schema.org",
    "marc": "http://www.loc.gov/MARC21/slim",
    "mets": "http://www.loc.gov/METS/",
    "mods": "http://www.loc.gov/mods/v3",
    "oai": NAMESPACE,
    "oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "olac": "http://www.language-archives.org/OLAC/1.1/",
    "ore": "http://www.openarchives.org/ore/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xlink": "http://www.w3.org/1999/xlink",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


def find(document: bytes) -> re.Match[bytes] | None:
    """The start tag of the root element."""
    return _ROOT.search(document)


def declared(document: bytes) -> tuple[bytes, list[str]]:
    """The document with a root that declares the namespace of OAI-PMH and every well-known prefix; what was amiss."""
    root = find(document)
    if root is None:
        return document, []
    prefix = (root["prefix"] or b"").rstrip(b":")
    found = _ATTRIBUTE.findall(root["attributes"])
    attributes = dict(reversed(found))
    faults = ["an attribute of its root stands twice"] if len(attributes) < len(found) else []
    name = b"xmlns:" + prefix if prefix else b"xmlns"
    if attributes.get(name, b"")[1:-1] != NAMESPACE.encode():
        attributes[name] = _quoted(NAMESPACE)
        faults.append("its root is not in the namespace of OAI-PMH")
    for missing in _undeclared(document, attributes):
        attributes[b"xmlns:" + missing.encode()] = _quoted(_KNOWN[missing])
        faults.append(f"the prefix {missing} is not declared")
    return (_with(document, root, attributes) if faults else document), faults


def _undeclared(document: bytes, attributes: dict[bytes, bytes]) -> list[str]:
    used = {(element or attribute).decode() for element, attribute in _USED.findall(document)}
    return sorted(name for name in used & _KNOWN.keys() if b"xmlns:%b" % name.encode() not in document)


def _with(document: bytes, root: re.Match[bytes], attributes: dict[bytes, bytes]) -> bytes:
    said = b"".join(b" %b=%b" % pair for pair in attributes.items())
    closing = b"/>" if root["attributes"].rstrip().endswith(b"/") else b">"
    tag = b"<%bOAI-PMH%b%b" % (root["prefix"] or b"", said, closing)
    return document[: root.start()] + tag + document[root.end() :]


def _quoted(namespace: str) -> bytes:
    return b'"%b"' % namespace.encode()
