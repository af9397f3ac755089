"""What may be done with the thing, and with what is said of it.

Standard: schema.org, `license`, `usageInfo`, `copyrightNotice`, `conditionsOfAccess`, `creditText` (of a work;
that of a file is told beside it), `copyrightHolder`, `sdLicense`.
"""

from typing import Any

from crosswalks.common.rights import is_label, rights_of, sensitivity_of
from crosswalks.common.texts import Value, language_map, texts
from crosswalks.schema_org.nodes import Node
from crosswalks.schema_org.source import Source

_STATED = ("license", "usageInfo", "copyrightNotice", "conditionsOfAccess")


def rights(source: Source) -> dict[str, Any]:
    """Addresses before words; the licence of the metadata is `sdLicense`."""
    holders = [value for one in source.node.things("copyrightHolder") for value in one.values("name")]
    about = next(iter(source.node.addresses("sdLicense")), None)
    found = rights_of(_values(source), next(iter(texts(holders)), None))
    return found | ({"metadata": about} if about else {})


def sensitivity(source: Source) -> dict[str, Any]:
    """Labels of Local Contexts among the statements; one with a `text` is in its community's own words."""
    words = _own_words(source)
    return sensitivity_of(_values(source)) | ({"label_texts": words} if words else {})


def _own_words(source: Source) -> list[dict[str, Any]]:
    return [found for one in source.node.things(*_STATED) if (found := _in_own_words(one))]


def _in_own_words(one: Node) -> dict[str, Any]:
    names, text = one.values("name"), one.values("text", "description")
    label = next((name for name, _ in names if is_label(name)), None)
    if not label or not text:
        return {}
    whose = next(iter(texts(one.values("creator", "author", "provider"))), None)
    uri = next(iter(one.addresses("url")), one.address())
    worded = {"name": language_map(names), "text": language_map(text), "community": whose, "uri": uri}
    return {"code": label, **{key: value for key, value in worded.items() if value}}


def _values(source: Source) -> list[Value]:
    """The statements, without the names and addresses of Labels that are told in own words."""
    own = _own_words(source)
    told = {one.get("uri") for one in own} | {name for one in own for names in one["name"].values() for name in names}
    node = source.node
    credit = () if node.addresses("contentUrl", "embedUrl") else ("creditText",)
    links: list[Value] = [(link, "") for link in node.addresses(*_STATED)]
    known = told | {link for link, _ in links}
    return [
        *(link for link in links if link[0] not in told),
        *(value for value in node.values(*_STATED, *credit) if value[0] not in known),
    ]
