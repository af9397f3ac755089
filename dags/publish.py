"""publish: brings every consumer of the change log to its end; hourly, and after a partner's run.

The asset only wakes it up: what is to be done is read from the consumers' own cursors, so an event that is
lost costs an hour at most.
"""

from airflow.sdk import DAG, AssetOrTimeSchedule, CronTriggerTimetable

from dags.parts.defaults import CHANGES, DEFAULTS, START
from dags.parts.tasks import publish_all

with DAG(
    "publish",
    schedule=AssetOrTimeSchedule(timetable=CronTriggerTimetable("30 * * * *", timezone="UTC"), assets=CHANGES),
    start_date=START,
    catchup=False,
    max_active_runs=1,
    is_paused_upon_creation=False,
    default_args=DEFAULTS,
    tags={"ichlinks"},
    doc_md=__doc__,
):
    publish_all()
