"""Countries as ISO 3166-1 alpha-2 codes, from names and codes of many kinds; from places where no country is stated.

Names are those of `config/vocabularies/countries.yaml`.
"""

from typing import Any

from config.partner import Partner
from config.settings import Workspace
from config.vocabulary import Vocabulary, load
from enrichment.place_names import country_of
from ichlinks.stages import Draft, Enrich, Reason

_FIELDS = ("countries", "states_parties")


def countries(workspace: Workspace, partner: Partner) -> Enrich:
    names = load(workspace, "countries")

    def enrich(draft: Draft) -> Draft:
        for field in _FIELDS:
            if field in draft.fields:
                draft.fields[field] = _codes(draft, field, names)
        if not draft.fields.get("countries") and draft.fields.get("places"):
            _from_places(draft, names)
        return draft

    return enrich


def _codes(draft: Draft, field: str, names: Vocabulary) -> list[str]:
    stated = draft.fields[field]
    found: dict[str, None] = {}
    for name in [stated] if isinstance(stated, str) else map(str, stated):
        if code := names.find(name):
            found[code] = None
        else:
            draft.reasons.append(_unknown(field, name))
    return list(found)


def _from_places(draft: Draft, names: Vocabulary) -> None:
    """A place that is a country becomes one; `Chiang Mai, Thailand` states one beside it."""
    found: dict[str, None] = {}
    kept = []
    for place in draft.fields["places"]:
        whole = _country(place, names)
        for code in [whole] if whole else _beside(place, names):
            found[code] = None
        kept += [] if whole and place.keys() == {"label"} else [place]
    if found:
        draft.fields |= {"countries": list(found), "places": kept}
        draft.paths["countries"] = f"{draft.paths.get('places', '')} (vocabulary: countries)".strip()


def _labels(place: dict[str, Any]) -> list[str]:
    return [text for texts in place.get("label", {}).values() for text in texts]


def _country(place: dict[str, Any], names: Vocabulary) -> str | None:
    return next((code for text in _labels(place) if (code := names.find(text))), None)


def _beside(place: dict[str, Any], names: Vocabulary) -> list[str]:
    return [code for text in _labels(place) if (code := country_of(text, names))]


def _unknown(field: str, name: str) -> Reason:
    message = f"{name!r} is no country that we know"
    return Reason(
        "country.unknown", "flag", message, field, name[:80], "use an ISO 3166-1 code or the name that UNESCO uses"
    )
