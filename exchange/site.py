"""What every request works with: the store, the index, and the words for codes."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from config.settings import Workspace
from exchange.names import Names, read_names
from ichlinks.store import Store, open_store
from index.backend import Index, open_index


@dataclass(frozen=True)
class Site:
    """`base` is the prefix of every public id, without a slash at its end."""

    base: str
    store: Store
    index: Index
    names: Names

    def item(self, id_: str) -> str:
        return f"{self.base}/items/{id_}"

    def manifest(self, id_: str) -> str:
        return f"{self.base}/iiif/{id_}/manifest.json"


def open_site(workspace: Workspace) -> Site:
    """Raises Invalid for wrong settings or vocabularies, Fatal when the database cannot be reached."""
    names = read_names(workspace)
    return Site(workspace.base_url, open_store(workspace.database_url), open_index(workspace), names)


def close_site(site: Site) -> None:
    site.index.close()
    site.store.close()


def _site(request: Request) -> Site:
    site: Site = request.app.state.site
    return site


CurrentSite = Annotated[Site, Depends(_site)]
