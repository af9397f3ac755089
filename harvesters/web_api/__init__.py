"""Web APIs, JSON and XML: lists that are turned page by page, with a request for each item where the list is short."""

from config.sources import JsonApi, XmlApi
from harvesters.http import Client
from harvesters.web_api.harvest import harvest
from harvesters.web_api.json_format import json_format
from harvesters.web_api.xml_format import xml_format
from ichlinks.stages import Harvest


def json_api(options: JsonApi, client: Client) -> Harvest:
    """The JSON API of `options` as a Harvest."""
    return harvest(options, client, json_format(options))


def xml_api(options: XmlApi, client: Client) -> Harvest:
    """The XML API of `options` as a Harvest."""
    return harvest(options, client, xml_format(options))
