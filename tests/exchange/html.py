"""Reading pages as a browser does."""

from lxml import html
from lxml.html import HtmlElement


def read(page: str) -> HtmlElement:
    return html.document_fromstring(page)


def texts(page: str, path: str) -> list[str]:
    """The text of each element that an XPath finds, with single spaces."""
    return [" ".join(one.text_content().split()) for one in read(page).xpath(path)]


def values(page: str, path: str) -> list[str]:
    """Attributes that an XPath finds."""
    return [str(one) for one in read(page).xpath(path)]
