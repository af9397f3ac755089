"""Item → IIIF Presentation 3.0, and the checks it must pass (docs/iiif.md)."""
