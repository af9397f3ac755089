"""Partner files as the DAG files see them: nothing is read but YAML."""

from collections.abc import Iterator

from airflow.sdk import get_parsing_context

from config.partner import Partner, partner, slugs
from config.settings import Workspace
from ichlinks.errors import Invalid

HARVEST, AUDIT = "harvest__", "audit__"


def asked_for(workspace: Workspace, prefix: str) -> list[str]:
    """All partners, or inside a running task of a DAG with this `prefix` only its own."""
    dag_id = get_parsing_context().dag_id
    if dag_id is None:
        return slugs(workspace)
    return [dag_id.removeprefix(prefix)] if dag_id.startswith(prefix) else []


def readable(workspace: Workspace, slug: str) -> Partner | None:
    """The partner, None where its file is wrong. Inside a running task a wrong file raises Invalid."""
    try:
        return partner(workspace, slug)
    except Invalid:
        if get_parsing_context().dag_id:
            raise
        return None


def faults(workspace: Workspace) -> Iterator[str]:
    """What is wrong with which file, one line each."""
    for slug in slugs(workspace):
        try:
            partner(workspace, slug)
        except Invalid as error:
            yield from str(error).splitlines()
