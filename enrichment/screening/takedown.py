"""What must not be shown: `config/rules/takedown.yaml`, by identifier or address."""

from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from config.settings import Workspace
from config.yaml_file import read
from ichlinks.record import Record


class Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    identifier: str | None = None
    url: str | None = None
    partner: str | None = None
    reason: str
    since: str | None = None

    @model_validator(mode="after")
    def _names_something(self) -> "Entry":
        if not self.identifier and not self.url:
            raise ValueError("an entry needs an identifier or a url")
        return self


class Takedown(NamedTuple):
    """`listed` are the names with the reason, by partner (None: every partner)."""

    entries: list[dict[str, Any]]
    listed: dict[tuple[str | None, str], str]

    def reason(self, record: Record) -> str | None:
        """Why a record is on the list; None where it is not."""
        if not self.listed:
            return None
        partner = record.source_record.partner if record.source_record else None
        keys = ((owner, name) for name in _names(record) for owner in (partner, None))
        return next((self.listed[key] for key in keys if key in self.listed), None)


def takedown(workspace: Workspace) -> Takedown:
    """Raises Invalid with file and line for an entry that names nothing or has unknown keys."""
    file = read(workspace.file("rules", "takedown"))
    if not isinstance(file.data, dict) or not isinstance(file.data.get("entries"), list):
        raise file.error((), "the takedown list has 'entries:', a list")
    entries = []
    for index, given in enumerate(file.data["entries"]):
        try:
            entries.append(Entry.model_validate(given))
        except ValidationError as error:
            problem = error.errors(include_url=False)[0]
            where = ".".join(map(str, problem["loc"]))
            raise file.error(("entries", index), f"{where} {problem['msg']}".strip()) from None
    listed = {(e.partner, name): e.reason for e in entries for name in (e.identifier, e.url) if name}
    return Takedown([entry.model_dump(mode="json") for entry in entries], listed)


def _names(record: Record) -> list[str]:
    own = [record.source_record.identifier] if record.source_record else []
    stated = [name for i in record.identifiers for name in (i.value, i.uri) if name]
    return [*own, *stated, *(medium.url for medium in record.media), *filter(None, [record.landing_page])]
