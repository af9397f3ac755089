"""The task that waits for a person while a run is held."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from airflow.providers.standard.operators.hitl import ApprovalOperator
from airflow.sdk import Context, Param
from airflow.sdk.exceptions import TaskAwaitingInput

from dags.parts.workspace import opened
from ichlinks.errors import Invalid

if TYPE_CHECKING:
    from ichlinks.store.decisions import Decision

NOTE = Param("", type=["null", "string"], title="Why", description="Kept with the decision.")
FIRST_LOOK, LONGEST_LOOK = timedelta(seconds=20), timedelta(minutes=10)


class Approve(ApprovalOperator):
    """Asks in Airflow what `ichlinks review` asks, and obeys whichever is answered first.

    Both answers end in one table. While nobody answers, the task wakes up now and then (after FIRST_LOOK, then
    twice as long each time up to LONGEST_LOOK) and looks there; in between it takes no worker.
    """

    def __init__(self, *, slug: str, **kwargs: Any) -> None:
        super().__init__(subject=slug, response_timeout=FIRST_LOOK, **kwargs)
        self.slug = slug

    def execute(self, context: Context) -> None:
        asked = _question(_asked(context))
        if asked is None or asked.state != "waiting":
            return self._go_on(context, asked)
        # Set here, not as templates: what a partner sent is never rendered.
        self.subject, self.body = f"{self.slug}: the run is held", _body(asked)
        super().execute(context)

    def execute_complete(self, context: Context, event: dict[str, Any], look: float | None = None) -> None:
        asked = _answered(_asked(context), event) if "chosen_options" in event else _question(_asked(context))
        if asked is not None and asked.state == "waiting":
            wait = min(2 * (look or FIRST_LOOK.total_seconds()), LONGEST_LOOK.total_seconds())
            raise TaskAwaitingInput(
                method_name="execute_complete", kwargs={"look": wait}, timeout=timedelta(seconds=wait)
            )
        self._go_on(context, asked)

    def _go_on(self, context: Context, said: "Decision | None") -> None:
        """A question that is gone needs no answer any more: the transform asks the gate itself."""
        context["ti"].xcom_push(key="answer", value=said.state if said else "not needed")
        if said and said.state == "reject":
            self.skip(context["ti"], context["task"].get_direct_relatives(upstream=False))


def _asked(context: Context) -> str:
    return str(context["ti"].xcom_pull(task_ids="gate", key="decision"))


def _question(id_: str) -> "Decision | None":
    from ichlinks.pipeline.review import question

    with opened() as ours:
        try:
            return question(ours, id_)
        except Invalid:
            return None


def _answered(id_: str, event: dict[str, Any]) -> "Decision | None":
    """Writes the answer down; one that was there before, or a question that is gone, is what counts."""
    from ichlinks.pipeline.review import decide

    approve = event["chosen_options"] == [ApprovalOperator.APPROVE]
    user, note = event["responded_by_user"], (event["params_input"] or {}).get("note")
    with opened() as ours:
        try:
            return decide(ours, id_, approve, user["name"] if user else "Airflow", note or None)
        except Invalid:
            pass
    return _question(id_)


def _body(asked: "Decision") -> str:
    reasons = "\n".join(f"* {one.message}{f'; {one.hint}' if one.hint else ''}" for one in asked.reasons)
    return f"{reasons}\n\nMore with `ichlinks review show {asked.id}`, where it can be answered as well."
