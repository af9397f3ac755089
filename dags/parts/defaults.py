"""What all tasks have in common."""

from datetime import UTC, datetime, timedelta

from airflow.sdk import Asset

from dags.parts.patience import Patience

START = datetime(2026, 1, 1, tzinfo=UTC)
CHANGES = Asset("ichlinks_changes")
"""Says that the change log may have grown; how far it is stands in the log."""

DEFAULTS = {
    "retries": 6,
    "retry_delay": timedelta(minutes=1),
    "retry_exponential_backoff": 2.0,
    "max_retry_delay": timedelta(hours=1),
    "retry_policy": Patience(),
}
