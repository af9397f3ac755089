"""What JSON and XML APIs have in common."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from config.sources.access import Access
from config.sources.fields import Duration, Strict
from config.sources.paging import Pages, Paging

PLACE = re.compile(r"(?<!\$)\{([^{}]+)\}")
_TEMPLATE = re.compile(r"(https?://[^/{}?#\s]+/|/|\{)\S*")
Path = Annotated[str, Field(min_length=1)]


def _template(address: str) -> str:
    """An address with `{paths}` after its host, or one that an item gives whole. Raises ValueError."""
    if "${" in address:
        return address
    if not PLACE.search(address) or not _TEMPLATE.fullmatch(PLACE.sub("{}", address)):
        raise ValueError("an address with {paths} in it, such as https://archive.example/items/{id}")
    return address


def _moment(form: str) -> str:
    try:
        shown = datetime(2003, 10, 17, tzinfo=UTC).strftime(form)
    except ValueError:
        shown = form
    if shown == form:
        raise ValueError("a form of dates such as %Y-%m-%d")
    return form


class Detail(Strict):
    """An item's own address. It is asked when the item is new, or what `changed_by` names in the list is another."""

    address: Annotated[str, AfterValidator(_template)]
    changed_by: tuple[Path, ...] = ()


class WebApi(Access):
    """Where the items stand, what tells them apart, how pages are turned."""

    id: Path
    modified: Path | None = None
    deleted: Path | None = None
    total: Path | None = None
    parameters: dict[str, str] = Field(default={}, repr=False)
    modified_since: str | None = None
    since_format: Annotated[str, AfterValidator(_moment)] = "%Y-%m-%dT%H:%M:%SZ"
    paging: Paging = Pages()
    detail: Detail | None = None
    overlap: Duration = 172_800.0
    sweep: Duration = 604_800.0
    """How often the whole list is read, where increments are asked for: they do not tell what is gone."""

    def paths(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Every path that is followed in an item or an answer, and the keys under which it stands."""
        for name in ("id", "modified", "deleted", "total"):
            if path := getattr(self, name):
                yield (name,), path
        if self.paging and self.paging.next:
            yield ("paging", "next"), self.paging.next
        if self.detail:
            yield from ((("detail", "changed_by"), path) for path in self.detail.changed_by)
            yield from ((("detail", "address"), path) for path in PLACE.findall(self.detail.address))


def checked(options: WebApi, items: str, compiled: Callable[[str], object]) -> None:
    """Compiles every path of a partner file. Raises an error that knows under which key the wrong one stands."""
    for where, path in ((("items",), items), *options.paths()):
        try:
            compiled(path)
        except ValueError as error:
            raise misplaced(where, f"{path!r} is {error}") from None


def misplaced(where: tuple[str, ...], message: str) -> PydanticCustomError:
    return PydanticCustomError("path", "{message}", {"message": message, "where": where})
