"""One Airflow DAG per partner file: `audit__<slug>`, what the endpoint lists against what is stored.

Missing and stale records are fetched and go on through the pipeline; what is only in the store is told, not removed.
"""

from config.settings import workspace
from dags.parts.audit_dag import audit_dag
from dags.parts.partners import AUDIT, asked_for, readable

_workspace = workspace()
for _slug in asked_for(_workspace, AUDIT):
    if _partner := readable(_workspace, _slug):
        audit_dag(_partner)
