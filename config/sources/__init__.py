"""The kinds of sources: what `harvest:` of a partner file may say. One file is one kind."""

from typing import Annotated

from pydantic import Field

from config.sources.access import Access
from config.sources.csv import Csv
from config.sources.json_api import JsonApi
from config.sources.oai_pmh import OaiPmh

__all__ = ["Access", "Csv", "HarvestOptions", "JsonApi", "OaiPmh"]

HarvestOptions = Annotated[OaiPmh | Csv | JsonApi, Field(discriminator="kind")]
