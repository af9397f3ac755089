"""The DAG that audits and repairs one partner.

audit → gate → …, as after a harvest
"""

from airflow.sdk import DAG

from config.partner import Partner
from dags.parts import tasks
from dags.parts.defaults import DEFAULTS, START
from dags.parts.onward import onward
from dags.parts.partners import AUDIT


def audit_dag(partner: Partner) -> DAG:
    """Paused until somebody switches it on; one run at a time."""
    with DAG(
        f"{AUDIT}{partner.slug}",
        dag_display_name=f"{partner.title}: audit",
        schedule=partner.audit,
        start_date=START,
        catchup=False,
        max_active_runs=1,
        is_paused_upon_creation=True,
        default_args=DEFAULTS,
        tags={partner.country, partner.harvest.kind, "audit"},
        doc_md=f"What {partner.title} lists against what is stored: `ichlinks harvest {partner.slug} --audit --repair`",
    ) as dag:
        onward(partner.slug, tasks.audit(partner.slug))
    return dag
