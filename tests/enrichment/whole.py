"""All enrichers as one."""

from functools import reduce

from config.partner import Partner
from config.settings import Workspace
from enrichment import enrichers
from ichlinks.stages import Enrich


def enrichment(workspace: Workspace, partner: Partner) -> Enrich:
    steps = enrichers(workspace, partner)
    return lambda draft: reduce(lambda made, step: step(made), steps, draft)
