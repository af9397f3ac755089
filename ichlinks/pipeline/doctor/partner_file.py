"""A partner file to start from."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import yaml

from config.settings import PACKAGE
from config.yaml_file import read

_TLDS = {"UK": "GB"}
_HEAD = """\
# Save as config/partners/<slug>.yaml, correct what is marked, then: ichlinks partners check
# country: the partner's seat, ISO 3166-1 alpha-2{unknown}
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a partner so far."""

    name: str
    harvest: dict[str, Any]
    crosswalk: str = "auto"
    email: str = ""
    note: str = ""


def partner_file(draft: Draft) -> str:
    """YAML that `ichlinks partners check` accepts where the crosswalk it names exists."""
    country = _country(draft.harvest["endpoint"])
    file: dict[str, Any] = {"name": {"en": draft.name or "Name of the archive"}, "country": country or "XX"}
    if draft.email:
        file["contact"] = {"email": draft.email}
    file |= {"schedule": "@daily", "harvest": draft.harvest, "crosswalk": draft.crosswalk}
    told = "" if country else " (XX stands for unknown)"
    note = f"# {draft.note}\n" if draft.note else ""
    return _HEAD.format(unknown=told) + note + dumped(file)


def id_note(path: str) -> str:
    """What has to be known of the identifier that was proposed, or was not."""
    if not path:
        return "harvest.id is missing: nothing on the first page tells items apart. Ask the archive for a key that does"
    usual = path.lower().strip("@") in ("id", "identifier", "uuid", "uid", "_id")
    return "" if usual else "harvest.id: its values differ from item to item. Ask the archive whether they ever change"


def dumped(data: dict[str, Any]) -> str:
    """YAML of values that came from outside: `${` in them is no variable."""
    return yaml.safe_dump(_plain(data), allow_unicode=True, sort_keys=False, width=120)


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {key: _plain(one) for key, one in value.items()}
        case list():
            return [_plain(one) for one in value]
        case str():
            return value.replace("${", "$ {")
    return value


def _country(address: str) -> str:
    """The country whose top-level domain the address has, the empty text for .org and the like."""
    ending = (urlsplit(address).hostname or "").rpartition(".")[2].upper()
    code = _TLDS.get(ending, ending)
    return code if code in read(PACKAGE / "vocabularies" / "countries.yaml").data["entries"] else ""
