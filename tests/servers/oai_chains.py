"""The recorded OAI-PMH lists in the shared data: which pages follow one another, and what they hold."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from pathlib import Path

from tests.servers.oai_recordings import Recording, read

LIST = "ListRecords"
OTHER_VERBS = {"Identify", "ListSets", "ListMetadataFormats", "ListIdentifiers", "GetRecord"}


@dataclass(frozen=True)
class Chain:
    """One recorded list: its pages in order, and what else is recorded of the same endpoint."""

    name: str
    pages: tuple[Recording, ...]
    others: tuple[Recording, ...]

    @property
    def records(self) -> int:
        """Records on all pages, the deleted ones included."""
        return sum(page.records for page in self.pages)

    @property
    def deleted(self) -> int:
        return sum(page.deleted for page in self.pages)

    @property
    def metadata_prefix(self) -> str:
        return self.pages[0].arguments["metadataPrefix"]

    @property
    def set(self) -> str | None:
        return self.pages[0].arguments.get("set")

    @property
    def from_(self) -> str | None:
        return self.pages[0].arguments.get("from")

    @property
    def until(self) -> str | None:
        return self.pages[0].arguments.get("until")

    @property
    def well_formed(self) -> bool:
        return all(page.well_formed for page in self.pages)

    @property
    def complete(self) -> bool:
        """False when the last recorded page is broken, or its token leads to a page that nobody recorded."""
        return self.well_formed and self.pages[-1].token is None

    @property
    def tokens_are_encoded(self) -> bool:
        """The tokens are percent-encoded in the page already, and were sent back without encoding them again."""
        sent = (page.arguments["resumptionToken"] for page in self.pages[1:])
        return any(page.token != token for page, token in zip(self.pages, sent, strict=False))

    @property
    def datestamps(self) -> tuple[str, ...]:
        return tuple(datestamp for page in self.pages for datestamp in page.datestamps)

    @property
    def granularity(self) -> str:
        """As the records show it; OAI-PMH 2.0, section 3.3."""
        days = {len(datestamp) == len("YYYY-MM-DD") for datestamp in self.datestamps}
        return "YYYY-MM-DD" if days == {True} else "YYYY-MM-DDThh:mm:ssZ"


def chains(shared_data: Path) -> list[Chain]:
    """Every recorded ListRecords list below `shared_data`/oai-pmh, by name."""
    folder = shared_data / "oai-pmh"
    with (folder / "INVENTORY.tsv").open(encoding="utf-8") as inventory:
        rows = list(csv.DictReader(inventory, delimiter="\t"))
    lists = [read(recording(folder, row), LIST) for row in rows if is_list(row)]
    others = [read(recording(folder, row), row["verb"]) for row in rows if row["verb"] in OTHER_VERBS]
    pages = {page.path: page for page in lists}
    continuations = {following.path for page in lists if (following := next_page(page, pages))}
    starts = [page for page in lists if page.path not in continuations]
    return sorted((chain(folder, start, pages, others) for start in starts), key=lambda chain: chain.name)


def recording(folder: Path, row: dict[str, str]) -> Path:
    return folder / row["repo"] / row["path"]


def is_list(row: dict[str, str]) -> bool:
    """The inventory gives a verb only to what could be parsed; a broken list is known by its name."""
    return row["verb"] == LIST or Path(row["path"]).name.startswith(LIST)


def chain(folder: Path, start: Recording, pages: dict[Path, Recording], others: list[Recording]) -> Chain:
    linked = [start]
    while following := next_page(linked[-1], pages):
        linked.append(following)
    repository = start.path.relative_to(folder).parts[0]
    kept = [one for one in others if repository in one.path.parts and one.base_url == start.base_url]
    return Chain(chain_name(folder, start), tuple(linked), tuple(kept))


def chain_name(folder: Path, start: Recording) -> str:
    """The endpoint's folder where it has its own; else the repository's owner, the folder and the file."""
    repository = start.path.relative_to(folder).parts[0]
    if start.path.stem.isdigit() and start.path.parent.parent.name == repository:
        return start.path.parent.name
    return f"{repository.partition('+')[0]}-{start.path.parent.name}-{start.path.stem}"


def next_page(page: Recording, pages: dict[Path, Recording]) -> Recording | None:
    """Where the page's token leads: the file that the token names, or the next in number."""
    if not page.token:
        return None
    numbered = re.sub(r"\d+$", lambda digits: str(int(digits[0]) + 1).zfill(len(digits[0])), page.path.stem)
    named = [page.path.with_name(f"{numbered}.xml"), page.path.parent / page.token]
    following = next((pages[path] for path in named if path in pages and path != page.path), None)
    if following and "resumptionToken" not in following.arguments:
        return replace(following, arguments={"verb": LIST, "resumptionToken": page.token})
    return following
