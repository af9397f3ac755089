"""A changed identifier scheme: many records gone, as many new ones with the same content.

Without a word of the endpoint these would be deletions, and new Items at new addresses.
"""

import hashlib
import re
from collections import Counter

from sqlalchemy import Connection

from ichlinks.store import changes, items, renaming

RULE = "identifiers.renamed"
_OWN = re.compile(rb"<((?:[\w.-]+:)?(?:header|identifier))\b[^>]*>.*?</\1\s*>", re.DOTALL)


def renamed(connection: Connection, slug: str) -> dict[str, str]:
    """New identifiers by old ones; only where one content belongs to one record on either side."""
    gone = [(_content(one.payload.data), one.payload.identifier) for one in renaming.swept(connection, slug)]
    wanted = _unique(gone)
    found = [(_content(one.payload.data), one.payload.identifier) for one in renaming.alive(connection, slug)]
    return {wanted[key]: new for key, new in _unique(found).items() if key in wanted} if wanted else {}


def moves(connection: Connection, slug: str) -> list[tuple[str, str]]:
    """Old and new identifiers of all that is moved: parts first, then what has them."""
    pairs = renamed(connection, slug)
    below = [pair for old, new in pairs.items() for pair in renaming.parts(connection, slug, old, new).items()]
    return [*below, *pairs.items()]


def rename(connection: Connection, slug: str, at: str) -> None:
    """Moves what is stored to the new identifiers, with its parts.

    Items that the new records had founded meanwhile are withdrawn.
    """
    left = [renaming.move(connection, slug, old, new) for old, new in moves(connection, slug)]
    doubles = [item for item in left if item]
    if doubles:
        items.withdraw(connection, dict.fromkeys(doubles, "it was the same as an older Item"), at)
        changes.append(connection, [("delete", item) for item in doubles], at)


def _content(data: bytes) -> bytes:
    """A digest of a record without its header, and without what its metadata call its identifiers."""
    return hashlib.sha256(b" ".join(_OWN.sub(b"", data).split())).digest()


def _unique(pairs: list[tuple[bytes, str]]) -> dict[bytes, str]:
    counted = Counter(key for key, _ in pairs)
    return {key: name for key, name in pairs if counted[key] == 1}
