"""What may be done with the thing, and with what is said of it.

Standard: schema.org, `license`, `usageInfo`, `copyrightNotice`, `conditionsOfAccess`, `copyrightHolder`, `sdLicense`.
"""

from typing import Any

from crosswalks.common.rights import rights_of, sensitivity_of
from crosswalks.common.texts import Value, texts
from crosswalks.schema_org.source import Source

_STATED = ("license", "usageInfo", "copyrightNotice", "conditionsOfAccess")


def rights(source: Source) -> dict[str, Any]:
    """Addresses before words; the licence of the metadata is `sdLicense`."""
    holders = [value for one in source.node.things("copyrightHolder") for value in one.values("name")]
    about = next(iter(source.node.addresses("sdLicense")), None)
    found = rights_of(_values(source), next(iter(texts(holders)), None))
    return found | ({"metadata": about} if about else {})


def sensitivity(source: Source) -> dict[str, Any]:
    """Labels of Local Contexts among the statements."""
    return sensitivity_of(_values(source))


def _values(source: Source) -> list[Value]:
    links: list[Value] = [(link, "") for link in source.node.addresses(*_STATED)]
    known = [link for link, _ in links]
    return [*links, *(value for value in source.node.values(*_STATED) if value[0] not in known)]
