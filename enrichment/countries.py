"""Countries as ISO 3166-1 alpha-2 codes, from names and codes of many kinds; from places where no country is stated.

Names are those of `config/vocabularies/countries.yaml`.
"""

import re
from collections.abc import Iterator
from typing import Any

from config.partner import Partner
from config.settings import Workspace
from enrichment.place_names import Names, country_of, names_of
from ichlinks.stages import Draft, Enrich, Reason

_FIELDS = ("countries", "states_parties")
_LISTED = re.compile(r"\s*[;|/\n]\s*")
_BETWEEN = (_LISTED, re.compile(r"\s*[,，、،]\s*"), re.compile(r"\s+(?:and|&|et|и|및)\s+", re.I))


def countries(workspace: Workspace, partner: Partner) -> Enrich:
    names = names_of(workspace)

    def enrich(draft: Draft) -> Draft:
        for field in _FIELDS:
            if field in draft.fields:
                draft.fields[field] = _codes(draft, field, names)
        if not draft.fields.get("countries") and draft.fields.get("places"):
            _from_places(draft, names, partner.country)
        return draft

    return enrich


def _codes(draft: Draft, field: str, names: Names) -> list[str]:
    stated = draft.fields[field]
    found: dict[str, None] = {}
    for text in [stated] if isinstance(stated, str) else map(str, stated):
        for name, codes in _each(text, names):
            found |= dict.fromkeys(codes)
            draft.reasons += [] if codes else [_unknown(field, name)]
    return list(found)


def _each(text: str, names: Names) -> Iterator[tuple[str, list[str]]]:
    """Each name in a text with its countries, none where it is unknown."""
    if codes := _several(text, names):
        yield text, codes
    else:
        for name in _LISTED.split(text):
            yield name, _several(name, names) or [code for code in (country_of(name, names),) if code]


def _several(text: str, names: Names) -> list[str]:
    """The country of one name, or those of several if all of them are known: `IR, KZ`, `China and Mongolia`."""
    if code := names.countries.find(text):
        return [code]
    for between in _BETWEEN:
        parts = [_several(part, names) for part in between.split(text)] if between.search(text) else []
        if parts and all(parts):
            return [code for codes in parts for code in codes]
    return []


def _from_places(draft: Draft, names: Names, own: str) -> None:
    """A place that is a country becomes one; `Chiang Mai, Thailand` states one beside it."""
    found: dict[str, None] = {}
    kept = []
    for place in draft.fields["places"]:
        codes = [code for text in _labels(place) if (code := country_of(text, names, own))]
        whole = [code for text in _labels(place) if (code := names.countries.find(text)) in codes]
        found |= dict.fromkeys(whole[:1] or codes)
        kept += [] if whole and place.keys() == {"label"} else [place]
    if found:
        draft.fields |= {"countries": list(found), "places": kept}
        draft.paths["countries"] = f"{draft.paths.get('places', '')} (vocabulary: countries)".strip()


def _labels(place: dict[str, Any]) -> list[str]:
    return [text for texts in place.get("label", {}).values() for text in texts]


def _unknown(field: str, name: str) -> Reason:
    message = f"{name!r} is no country that we know"
    return Reason(
        "country.unknown", "flag", message, field, name[:80], "use an ISO 3166-1 code or the name that UNESCO uses"
    )
