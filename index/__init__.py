"""Item → search: documents, tokens, and two back-ends that answer alike (docs/search.md)."""
