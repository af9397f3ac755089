"""The stages in order, for one partner: harvest → gate → transform → link → publish.

The command line, the DAGs and the tests call these same functions.
"""

from ichlinks.pipeline.audit import audit
from ichlinks.pipeline.gate import gate
from ichlinks.pipeline.harvest import harvest
from ichlinks.pipeline.link import link
from ichlinks.pipeline.linkcheck import linkcheck
from ichlinks.pipeline.publish import publish
from ichlinks.pipeline.reprocess import reprocess
from ichlinks.pipeline.review import decide
from ichlinks.pipeline.run import checked, let_go, run
from ichlinks.pipeline.transform import transform

__all__ = [
    "audit", "checked", "decide", "gate", "harvest", "let_go", "link", "linkcheck", "publish", "reprocess", "run",
    "transform",
]  # fmt: skip
