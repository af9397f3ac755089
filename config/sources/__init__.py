"""The kinds of sources: what `harvest:` of a partner file may say. One file is one kind."""

from typing import Annotated

from pydantic import Field

from config.sources.access import Access
from config.sources.csv import Csv
from config.sources.files import Files
from config.sources.iiif import Iiif
from config.sources.json_api import JsonApi
from config.sources.oai_pmh import OaiPmh
from config.sources.xml_api import XmlApi

__all__ = ["Access", "Csv", "Files", "HarvestOptions", "Iiif", "JsonApi", "OaiPmh", "XmlApi"]

HarvestOptions = Annotated[OaiPmh | Csv | Files | JsonApi | XmlApi | Iiif, Field(discriminator="kind")]
