"""linkcheck: every day, a sample of each partner's pages and media is asked whether it still leads somewhere.

One task a partner, a few at a time; what one of them meets touches no other.
"""

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, TriggerRule

from config.partner import slugs
from config.settings import workspace
from dags.parts import tasks
from dags.parts.defaults import DEFAULTS, START

_AT_ONCE = 4

with DAG(
    "linkcheck",
    schedule="@daily",
    start_date=START,
    catchup=False,
    max_active_runs=1,
    is_paused_upon_creation=True,
    default_args=DEFAULTS,
    tags={"ichlinks"},
    doc_md=__doc__,
):
    checked = tasks.linkcheck.override(max_active_tis_per_dagrun=_AT_ONCE).expand(slug=slugs(workspace()))
    published = tasks.publish.override(trigger_rule=TriggerRule.ALL_DONE)()
    checked >> published
    [checked, published] >> EmptyOperator(task_id="complete")
