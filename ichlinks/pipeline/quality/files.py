"""Where quality reports lie: `var/reports/`, the last one of each partner."""

import json
from pathlib import Path

from ichlinks.pipeline.context import Context
from ichlinks.pipeline.files import replaced
from ichlinks.pipeline.quality.page import page
from ichlinks.pipeline.quality.report import report


def written(context: Context, slug: str) -> Path:
    """Makes the report of a partner and writes `NAME.html` and `NAME.json`; the path of the former.

    Raises Invalid for an unknown partner or a wrong partner file.
    """
    made, folder = report(context, slug), context.workspace.var / "reports"
    replaced(folder / f"{slug}.json", json.dumps(made, ensure_ascii=False, indent=2).encode())
    path = folder / f"{slug}.html"
    replaced(path, page(made).encode())
    return path
