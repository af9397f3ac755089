"""The kernel: what every stage shares, and the order the stages run in."""

__version__ = "0.1.0"
