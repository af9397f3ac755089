"""Golden cases: source records of a partner with the Record that each is to become."""

from ichlinks.pipeline.cases.check import Checked, checked
from ichlinks.pipeline.cases.write import write

__all__ = ["Checked", "checked", "write"]
