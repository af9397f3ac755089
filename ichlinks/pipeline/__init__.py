"""What is done with a partner's records, from its endpoint to the public; `stages` has the order."""

from ichlinks.pipeline.context import Context

__all__ = ["Context"]
