"""Files that others may read at any moment."""

import os
from pathlib import Path


def replaced(path: Path, body: bytes) -> None:
    """Writes a file, and its folder, so that whoever reads it finds all of the old one or all of the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_bytes(body)
    os.replace(fresh, path)
