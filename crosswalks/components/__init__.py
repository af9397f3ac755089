"""Finding aids whose components are records of their own: told apart by keys, each read with what it inherits.

Standards: EAD 2002 and EAD3; ISAD(G) 2.4: what holds for a whole holds for its parts and is not repeated there.
"""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from crosswalks.common.elements import language
from crosswalks.components.copies import Copies
from crosswalks.components.keys import keyed
from crosswalks.components.units import Element, description, is_internal, is_part, prune
from crosswalks.xml import LANG, metadata
from ichlinks.stages import Envelope, Part, Payload

VERSION = 2
"""Raised whenever keys or checksums of components change."""


@dataclass(frozen=True, slots=True)
class FindingAid:
    """An opened document with its components by key, none where it is no finding aid."""

    root: Element
    components: dict[str, Element]
    copies: Copies


def components(payload: Payload, levels: Collection[str]) -> Iterator[Part]:
    """The components of these levels (`all`: of any, or none), in the order of the document.

    A checksum covers all that a component is described by, and nothing else. Raises Rejected for what is not XML.
    """
    found = _open(payload.data, payload.envelope)
    sets = "\n".join(payload.sets).encode()
    for key, one in found.components.items():
        if is_part(one, levels):
            text = etree.tostring(found.copies.of(one).getroottree(), method="c14n", exclusive=True)
            yield Part(f"{payload.identifier}#{key}", hashlib.sha256(text + sets).digest())


def opened(payload: Payload) -> Element:
    """What a payload of such a partner describes: the component that its identifier names, else the whole.

    A copy, in which each component bears its key as `id`. Raises Rejected for what is not XML.
    """
    found = _opened(payload.data, payload.envelope)
    _, _, key = payload.identifier.rpartition("#")
    return found.copies.of(found.components[key]) if key in found.components else found.copies.whole()


def _open(data: bytes, envelope: Envelope) -> FindingAid:
    root = metadata(Payload("", data, b"", envelope))
    if (spoken := language(root)) and root.get(LANG) is None:
        root.set(LANG, spoken)
    top = description(root)
    if top is None or is_internal(root) or is_internal(top):
        return FindingAid(root, {}, Copies(root))
    prune(root)
    return FindingAid(root, keyed(root), Copies(root))


_opened = lru_cache(maxsize=1)(_open)
"""All parts of a finding aid come one after another, and it is parsed for the first of them only."""
