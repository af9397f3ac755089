"""A mapping file to start from, for sources that no ready crosswalk understands."""

from collections.abc import Iterable
from typing import Any

from ichlinks.pipeline.doctor.partner_file import dumped

_USUAL = {
    "title": ("title", "name", "name_en", "title_en", "label"),
    "description": ("description", "description_en", "abstract", "summary", "desc"),
    "type": ("type", "kind", "resource_type", "category"),
    "countries": ("country", "countries", "country_code", "nation"),
    "issued": ("date", "year", "issued", "created"),
    "landing_page": ("url", "link", "website", "page"),
    "rights.content": ("rights", "licence", "license"),
    "rights.holder": ("holder", "rights_holder", "owner", "copyright"),
}


def crosswalk_file(form: dict[str, Any], names: Iterable[str], key: str) -> str:
    """What the names of columns or keys suggest; a title from the key where nothing else offers itself."""
    given = {name.casefold().replace(" ", "_").replace("-", "_"): name for name in reversed(list(names))}
    fields: dict[str, Any] = {
        field: given[usual] for field, likely in _USUAL.items() if (usual := _first(likely, given))
    }
    fields.setdefault("title", key)
    fields["identifiers"] = {"each": {"scheme": {"constant": "local"}, "value": key}}
    head = "# Save as config/crosswalks/new_archive.yaml and complete it: docs/crosswalks.md\n"
    return head + dumped({"about": "How the records of this archive are mapped.", "format": form, "fields": fields})


def _first(likely: tuple[str, ...], given: dict[str, str]) -> str | None:
    return next((name for name in likely if name in given), None)
