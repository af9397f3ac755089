"""Paths in partner and mapping files: JMESPath for JSON (jmespath.org), XPath 1.0 for XML (W3C, 1999)."""

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import jmespath
from jmespath.exceptions import JMESPathError

if TYPE_CHECKING:
    from lxml import etree

_KEYS = re.compile(r"[^\s.\[\]()|&<>=!?*'\"`,{}]+(\.[^\s.\[\]()|&<>=!?*'\"`,{}]+)*")


@cache
def json_path(expression: str) -> Any:
    """A compiled JMESPath expression; "" is the value itself, and `dc:title.0` need not be quoted key by key.

    Raises ValueError.
    """
    try:
        return jmespath.compile(expression or "@")
    except JMESPathError as error:
        if _KEYS.fullmatch(expression):
            return jmespath.compile(".".join(f'"{key}"' for key in expression.split(".")))
        raise ValueError(f"not a JMESPath expression: {str(error).splitlines()[0]}") from None


def xml_path(expression: str, namespaces: Mapping[str, str]) -> "etree.XPath":
    """A compiled XPath expression; what it selects is no longer tied to its document.

    Raises ValueError, for a prefix that `namespaces` does not have too.
    """
    from lxml import etree  # reading partner files without a path in XML loads no parser of XML

    try:
        path = etree.XPath(expression, namespaces=dict(namespaces), smart_strings=False)
        path(etree.Element("probe"))
    except (etree.XPathError, TypeError, ValueError) as error:
        raise ValueError(f"not an XPath expression: {error}") from None
    return path
