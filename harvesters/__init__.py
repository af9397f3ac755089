"""Endpoint → Payloads. A harvester yields pages and says when a window is complete; the pipeline commits."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ichlinks.stages import Harvest

if TYPE_CHECKING:
    from config.partner import Partner
    from harvesters.http import Client

Harvester = Callable[[Any, "Client"], Harvest]


def _at(module: str, name: str = "harvest") -> Harvester:
    """The harvester of a module that is imported when an endpoint of its kind is asked."""

    def harvest(options: Any, client: "Client") -> Harvest:
        made: Harvester = getattr(import_module(module), name)
        return made(options, client)

    return harvest


HARVESTERS: Mapping[str, Harvester] = {
    "oai_pmh": _at("harvesters.oai_pmh"),
    "csv": _at("harvesters.tables"),
    "json_api": _at("harvesters.web_api", "json_api"),
    "xml_api": _at("harvesters.web_api", "xml_api"),
    "iiif": _at("harvesters.iiif"),
    "files": _at("harvesters.files"),
}


def harvester(partner: "Partner", client: "Client") -> Harvest:
    """The partner's endpoint as a Harvest, asked through `client`."""
    return HARVESTERS[partner.harvest.kind](partner.harvest, client)
