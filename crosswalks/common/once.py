"""What several fields ask of the same record is found once."""

from functools import lru_cache

once = lru_cache(maxsize=1)
"""For functions of a Source, which is compared by identity; what they give must not be changed by who asks."""
