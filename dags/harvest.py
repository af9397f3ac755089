"""One Airflow DAG per partner file: `harvest__<slug>`.

A running task reads only its own partner's file; a partner file that is wrong is shown by `partner_files.py`.
"""

from config.settings import workspace
from dags.parts.partner_dag import partner_dag
from dags.parts.partners import HARVEST, asked_for, readable

_workspace = workspace()
for _slug in asked_for(_workspace, HARVEST):
    if _partner := readable(_workspace, _slug):
        partner_dag(_partner)
