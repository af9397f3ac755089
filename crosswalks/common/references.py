"""References of the schema: something named by a label, an address, or both."""

from typing import Any

from crosswalks.common.texts import Map


def reference(label: Map, uri: str | None = None, scheme: str | None = None) -> dict[str, Any]:
    """A Reference without what is absent."""
    found = {"uri": uri, "label": label, "scheme": scheme}
    return {key: value for key, value in found.items() if value}
