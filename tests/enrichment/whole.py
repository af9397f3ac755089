"""All enrichers as one."""

from functools import partial

from config.partner import Partner
from config.settings import Workspace
from enrichment import enriched, enrichers
from ichlinks.stages import Enrich


def enrichment(workspace: Workspace, partner: Partner) -> Enrich:
    return partial(enriched, enrichers(workspace, partner))
