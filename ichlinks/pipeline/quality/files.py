"""Where quality reports lie: `var/reports/`, the last one of each partner."""

import json
from pathlib import Path

from ichlinks.pipeline.context import Context
from ichlinks.pipeline.quality.page import page
from ichlinks.pipeline.quality.report import report


def written(context: Context, slug: str) -> Path:
    """Makes the report of a partner and writes `NAME.html` and `NAME.json`; the path of the former.

    Raises Invalid for an unknown partner or a wrong partner file.
    """
    made, folder = report(context, slug), context.workspace.var / "reports"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{slug}.json").write_text(json.dumps(made, ensure_ascii=False, indent=2), encoding="utf-8")
    path = folder / f"{slug}.html"
    path.write_text(page(made), encoding="utf-8")
    return path
