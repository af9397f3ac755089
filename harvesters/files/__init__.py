"""Files that a partner drops: XML, MARC, JSON or CSV, each once."""

from harvesters.files.harvest import harvest

__all__ = ["harvest"]
