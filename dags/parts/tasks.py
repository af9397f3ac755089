"""The tasks. Each opens the workspace, calls one function of the pipeline and hands on names and numbers."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from airflow.sdk import TriggerRule, task

from dags.parts.defaults import CHANGES
from dags.parts.form import span
from dags.parts.workspace import log, opened, summary
from ichlinks.errors import Held, Retriable

if TYPE_CHECKING:
    from ichlinks.pipeline import Context


@task(multiple_outputs=False)
def harvest(slug: str, params: Any = None) -> dict[str, Any]:
    """Raises Retriable when the endpoint did not give everything: the next try goes on where this one ended."""
    from ichlinks.pipeline import stages

    if params["dry_run"]:
        return _first_page(slug)
    with opened() as context:
        report = stages.harvest(context, slug, span(params))
    told = summary(report)
    log.info("%s", told)
    if report["state"] == "incomplete":
        raise Retriable(report["error"]["code"], report["error"]["message"], _wait(report["next"]))
    return told


def _wait(moment: str | None) -> float | None:
    return (datetime.fromisoformat(moment) - datetime.now(UTC)).total_seconds() if moment else None


def _first_page(slug: str) -> dict[str, Any]:
    from config.settings import workspace
    from ichlinks.pipeline.doctor import examine

    answer = examine(workspace(), slug)
    findings = [f"{one.effect}: {one.what}" for one in answer.findings]
    for line in (*(f"{name}: {value}" for name, value in answer.found.items()), *findings):
        log.info("%s", line)
    if not answer.usable:
        raise Retriable("unusable", "; ".join(findings) or "the endpoint gave no records")
    return {"state": "dry run", "counts": {"received": answer.found["records on the first page"]}}


@task(multiple_outputs=False)
def audit(slug: str) -> dict[str, Any]:
    """Raises Retriable where the endpoint gave no verdict, Held where fetching cannot mend what differs."""
    from ichlinks.pipeline import stages

    with opened() as context:
        report = stages.audit(context, slug, repair=True)
    told = summary(report)
    log.info("%s", told)
    if report["state"] == "incomplete" and report["error"]["code"] == "differs":
        raise Held(f"{report['error']['message']}; ichlinks harvest {slug} --audit lists them")
    if report["state"] == "incomplete":
        raise Retriable(report["error"]["code"], report["error"]["message"], _wait(report["next"]))
    return told


@task.branch(trigger_rule=TriggerRule.ALL_DONE)
def gate(slug: str, params: Any = None, ti: Any = None) -> str | None:
    """Straight to the transform, or by way of a person. What an incomplete harvest did bring goes on.

    What must not be shown does not wait for the person: the transform is held as well, but for that.
    """
    from ichlinks.pipeline import stages

    if params.get("dry_run"):
        return None
    with opened() as context:
        question = stages.gate(context, slug)
        if question is None:
            return "transform"
        with suppress(Held):
            stages.transform(context, slug)
        stages.let_go(context, slug)
    ti.xcom_push(key="decision", value=question.id)
    return "approve"


@task(multiple_outputs=False, trigger_rule=TriggerRule.NONE_FAILED_MIN_ONE_SUCCESS)
def transform(slug: str) -> dict[str, Any]:
    from ichlinks.pipeline import stages

    with opened() as context, _letting_go(context, slug):
        return summary(stages.transform(context, slug))


@task(multiple_outputs=False)
def link(slug: str) -> dict[str, Any]:
    from ichlinks.pipeline import stages

    with opened() as context, _letting_go(context, slug):
        return summary(stages.link(context, slug))


@task(map_index_template="{{ task.op_kwargs['slug'] }}")
def linkcheck(slug: str) -> None:
    """What was found at addresses waits where the partner is held: its next run takes it along."""
    from ichlinks.pipeline import stages

    with opened() as context:
        try:
            with _letting_go(context, slug):
                for report in stages.checked(context, slug):
                    log.info("%s", summary(report))
        except Held as error:
            log.warning("%s", error)


@contextmanager
def _letting_go(context: "Context", slug: str) -> Iterator[None]:
    """A stage that is held fails, and so the run never comes to its publish."""
    from ichlinks.pipeline import stages

    try:
        yield
    except Held:
        stages.let_go(context, slug)
        raise


@task(multiple_outputs=False, outlets=[CHANGES])
def publish() -> dict[str, Any]:
    """Where another process publishes already, the DAG `publish` follows it and takes along what is new."""
    try:
        return _publish()
    except Retriable as error:
        if error.code != "busy":
            raise
        log.info("%s", error)
        return {"state": "left to the DAG publish"}


@task
def report(slug: str) -> None:
    """The partner's quality report, in `var/reports/`; its figures are kept for the trend."""
    from ichlinks.pipeline.quality.files import written

    with opened() as context:
        log.info("%s", written(context, slug))


@task(task_id="publish", multiple_outputs=False)
def publish_all() -> dict[str, Any]:
    return _publish()


def _publish() -> dict[str, Any]:
    from ichlinks.pipeline import stages

    with opened() as context:
        return summary(stages.publish(context))
