"""Dry runs: what other rules, or another mapping, would make of everything that is stored. Nothing is changed."""

from ichlinks.pipeline.rehearsal.mapping import rehearse_mapping
from ichlinks.pipeline.rehearsal.rules import rehearse_rules

__all__ = ["rehearse_mapping", "rehearse_rules"]
