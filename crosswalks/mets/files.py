"""The files of a METS document that can be shown, and what their group says they are for.

Standard: METS 1.12, `fileSec//fileGrp` (`USE`), `file` (`ID`, `MIMETYPE`, `GROUPID`), `FLocat` (`xlink:href`).
"""

from dataclasses import dataclass

from crosswalks.common.addresses import address
from crosswalks.common.elements import at, attribute
from crosswalks.common.media import is_media
from crosswalks.mets.source import Element

_KINDS = ("image/", "audio/", "video/", "model/", "application/pdf")
_KEPT = ("ARCHIVE", "MASTER", "PRESERVATION")
_SMALL = ("MIN", "PREVIEW", "TEASER", "SMALL")


@dataclass(frozen=True, slots=True)
class File:
    """`use` in capitals; `group` is the same for all forms of one page or track."""

    id: str
    url: str
    mime: str
    use: str
    group: str
    title: str

    @property
    def is_thumbnail(self) -> bool:
        return "THUMB" in self.use

    @property
    def rank(self) -> int:
        """Copies to look at come before masters, masters before small ones."""
        return 2 if any(mark in self.use for mark in _SMALL) else 1 if any(mark in self.use for mark in _KEPT) else 0


def files(root: Element) -> list[File]:
    found = [_file(one) for one in at(root, "fileSec//file")]
    return [one for one in found if one is not None]


def _file(element: Element) -> File | None:
    links = [one for one in at(element, "FLocat") if address(attribute(one, "href"))]
    url = address(attribute(links[0], "href")) if links else None
    if url is None:
        return None
    mime = (element.get("MIMETYPE") or "").lower()
    shown = mime.startswith(_KINDS) if mime else is_media(url)
    own = element.get("ID") or url
    title = attribute(links[0], "title") or attribute(links[0], "label")
    return File(own, url, mime, _use(element), element.get("GROUPID") or own, title) if shown else None


def _use(element: Element) -> str:
    """Of the file, else of the nearest group that says one."""
    stated = (one.get("USE") for one in [element, *element.iterancestors()])
    return next(filter(None, stated), "").upper()
