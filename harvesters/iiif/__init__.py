"""IIIF as a source: collections and manifests (Presentation 2 and 3), activity streams (Change Discovery 1.0)."""

from harvesters.iiif.harvest import harvest

__all__ = ["harvest"]
