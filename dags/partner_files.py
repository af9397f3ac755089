"""Makes no DAG: shows the partner files that are wrong, as one Airflow import error, while all others run."""

from config.settings import workspace
from dags.parts.partners import faults
from ichlinks.errors import Invalid

if _faults := list(faults(workspace())):
    raise Invalid("\n".join(("no DAG for these partners until their files are corrected:", *_faults)))
