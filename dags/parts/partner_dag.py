"""The DAG of one partner.

harvest → gate ─────────────→ transform → link → publish
             └→ approve (held) ─┘
"""

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG

from config.partner import Partner
from dags.parts import tasks
from dags.parts.approve import NOTE, Approve
from dags.parts.defaults import DEFAULTS, START
from dags.parts.form import form
from dags.parts.partners import PREFIX


def partner_dag(partner: Partner) -> DAG:
    """Paused until somebody switches it on; one run at a time.

    `complete` is there for its state alone: a harvest that failed makes the run failed, although what it did
    bring was transformed and published.
    """
    with DAG(
        f"{PREFIX}{partner.slug}",
        dag_display_name=partner.title,
        schedule=partner.schedule,
        start_date=START,
        catchup=False,
        max_active_runs=1,
        is_paused_upon_creation=True,
        default_args=DEFAULTS,
        params=form(),
        tags={partner.country, partner.harvest.kind},
        doc_md=_about(partner),
    ) as dag:
        harvest = tasks.harvest(partner.slug)
        gate = tasks.gate(partner.slug)
        approve = Approve(task_id="approve", slug=partner.slug, params={"note": NOTE})
        transform = tasks.transform(partner.slug)
        publish = tasks.publish()
        harvest >> gate >> [approve, transform]
        approve >> transform >> tasks.link(partner.slug) >> publish
        [harvest, publish] >> EmptyOperator(task_id="complete")
    return dag


def _about(partner: Partner) -> str:
    return f"## {partner.title}\n\n{partner.about}\n\n`config/partners/{partner.slug}.yaml`"
