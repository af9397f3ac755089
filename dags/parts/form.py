"""The form of a run that is started by hand."""

from typing import Any

from airflow.sdk import Param

from ichlinks.errors import Invalid
from ichlinks.stages import Span

_MODES = {
    "incremental": "what is new since the last complete harvest",
    "full": "everything again",
}


def form() -> dict[str, Param]:
    """Left as it is, the form says what a run on schedule does."""
    day: dict[str, Any] = {"type": ["null", "string"], "format": "date"}
    return {
        "mode": Param(
            "incremental", type="string", enum=[*_MODES], values_display=_MODES, title="Mode", section="Harvest"
        ),
        "from": Param(None, **day, title="From", description="Changes since this day (UTC).", section="Harvest"),
        "until": Param(None, **day, title="Until", description="Changes up to this day (UTC).", section="Harvest"),
        "set": Param(
            None, type=["null", "string"], title="Set", description="Only this OAI-PMH set.", section="Harvest"
        ),
        "dry_run": Param(
            False,
            type="boolean",
            title="Dry run",
            description="Asks for the first page and says what it finds; nothing is stored, nothing else is done.",
            section="Trial",
        ),
    }


def span(params: dict[str, Any]) -> Span:
    """What the form asks for. Raises Invalid where it ends before it begins."""
    if params["from"] and params["until"] and params["until"] < params["from"]:
        raise Invalid(f"until {params['until']} is before from {params['from']}")
    return Span(full=params["mode"] == "full", from_=params["from"], until=params["until"], set_=params["set"] or None)
