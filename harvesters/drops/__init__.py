"""Files of a partner, wherever they are: what there is, whether it changed, and its bytes, all of it bounded."""

from harvesters.drops.delivery import moment, opened, stamp
from harvesters.drops.document import Document, Pick
from harvesters.drops.local import Found, found, open_file
from harvesters.drops.reading import Read, Reading, batches, delivered

__all__ = [
    "Document",
    "Found",
    "Pick",
    "Read",
    "Reading",
    "batches",
    "delivered",
    "found",
    "moment",
    "open_file",
    "opened",
    "stamp",
]
