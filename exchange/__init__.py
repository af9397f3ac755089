"""The public face: pages for people, data for programs, read-only (docs/public-face.md)."""
