"""The DAG of one partner: harvest, and what follows it."""

from airflow.sdk import DAG

from config.partner import Partner
from dags.parts import tasks
from dags.parts.defaults import DEFAULTS, START
from dags.parts.form import form
from dags.parts.onward import onward
from dags.parts.partners import HARVEST


def partner_dag(partner: Partner) -> DAG:
    """Paused until somebody switches it on; one run at a time."""
    with DAG(
        f"{HARVEST}{partner.slug}",
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
        onward(partner.slug, tasks.harvest(partner.slug))
    return dag


def _about(partner: Partner) -> str:
    return f"## {partner.title}\n\n{partner.about}\n\n`config/partners/{partner.slug}.yaml`"
