"""Endpoint → Payloads. A harvester yields pages and says when a window is complete; the pipeline commits."""

from collections.abc import Callable, Mapping
from typing import Any

from config.partner import Partner
from harvesters.files import harvest as files
from harvesters.http import Client
from harvesters.iiif import harvest as iiif
from harvesters.oai_pmh import harvest as oai_pmh
from harvesters.tables import harvest as csv
from harvesters.web_api import json_api, xml_api
from ichlinks.stages import Harvest

HARVESTERS: Mapping[str, Callable[[Any, Client], Harvest]] = {
    "oai_pmh": oai_pmh, "csv": csv, "json_api": json_api, "xml_api": xml_api, "iiif": iiif, "files": files,
}  # fmt: skip


def harvester(partner: Partner, client: Client) -> Harvest:
    """The partner's endpoint as a Harvest, asked through `client`."""
    return HARVESTERS[partner.harvest.kind](partner.harvest, client)
