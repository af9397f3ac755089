"""How good a partner's records are, told so that the partner can make them better."""

from ichlinks.pipeline.quality.report import report
from ichlinks.pipeline.quality.scores import Score, score
from ichlinks.pipeline.quality.single import scored

__all__ = ["Score", "report", "score", "scored"]
