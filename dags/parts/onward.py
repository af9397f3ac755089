"""What follows a harvest or an audit.

first → gate ─────────────→ transform → link → publish → report
           └→ approve (held) ─┘
"""

from typing import Any

from airflow.providers.standard.operators.empty import EmptyOperator

from dags.parts import tasks
from dags.parts.approve import NOTE, Approve


def onward(slug: str, first: Any) -> None:
    """`complete` is there for its state alone: where the first task failed so does the run, although what it did bring
    was transformed and published."""
    gate = tasks.gate(slug)
    approve = Approve(task_id="approve", slug=slug, params={"note": NOTE})
    transform = tasks.transform(slug)
    publish, report = tasks.publish(), tasks.report(slug)
    first >> gate >> [approve, transform]
    approve >> transform >> tasks.link(slug) >> publish >> report
    [first, report] >> EmptyOperator(task_id="complete")
