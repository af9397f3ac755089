"""The score of earlier runs as a line: places in a drawing of 600 by 160 units."""

from typing import Any

_LEFT, _WIDTH, _TOP, _HEIGHT = 40, 545, 12, 120


def trend(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """The `line` and its `points`, from the first run to the last; score 100 is at the top, 0 at the bottom."""
    step = _WIDTH / max(1, len(runs) - 1)
    points = [
        {"x": round(_LEFT + place * step, 1), "y": height(run["score"]), "score": run["score"], "at": run["at"][:10]}
        for place, run in enumerate(runs)
    ]
    grid = [{"score": score, "y": height(score)} for score in (0, 50, 100)]
    return {"runs": runs, "points": points, "line": " ".join(f"{p['x']},{p['y']}" for p in points), "grid": grid}


def height(score: float) -> float:
    return round(_TOP + _HEIGHT * (1 - score / 100), 1)
