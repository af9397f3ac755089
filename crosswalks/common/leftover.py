"""What no rule reads: the paths of a document that hold a value, less those that the mapping table names."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from lxml import etree

from crosswalks.xml import local


def paths_of(root: etree._Element) -> Iterator[str]:
    """`titleInfo/title`: the local names from below the root to every element with text of its own."""
    return _below(root, "")


def unread(paths: Iterable[str], known: frozenset[str]) -> Iterator[str]:
    """The paths that are not known: a known `a/b` covers all below it, `//b` wherever it stands.

    `a/text()` is the text of `a` alone. Case does not count.
    """
    return (path for path in paths if not _covered(path, known))


def _below(element: etree._Element, path: str) -> Iterator[str]:
    for child in element:
        here = f"{path}{local(child)}"
        if (child.text and not child.text.isspace()) or (not len(child) and child.attrib):
            yield here
        yield from _below(child, f"{here}/")


@lru_cache(maxsize=4096)
def _covered(path: str, known: frozenset[str]) -> bool:
    return any(covers(one, path) for one in known)


def covers(one: str, path: str) -> bool:
    """Whether a path of a mapping table speaks of a path of a document."""
    one, path = one.lower(), path.lower()
    if one.startswith("//"):
        return f"/{one[2:]}/" in f"/{path}/"
    return path == one.removesuffix("/text()") or path.startswith((f"{one}/", f"{one}$"))
