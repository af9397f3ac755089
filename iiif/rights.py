"""`rights` and `requiredStatement` (Presentation 3.0, section 3.1): a URI of a closed list, and words."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from ichlinks.stages import ItemJSON
from iiif.language import joined
from iiif.publication import LanguageMap, Publication

_CREATIVE_COMMONS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/"
    r"(licenses/by(?:-nc)?(?:-nd|-sa)?/[1-4]\.[05](?:/[a-z]{2,3})?|publicdomain/(?:zero|mark)/1\.0)"
    r"(?:/(?:deed|legalcode)(?:\.[A-Za-z-]+)?)?/?"
)
_RIGHTS_STATEMENTS = re.compile(
    r"https?://rightsstatements\.org/(?:vocab|page)/"
    r"(InC(?:-(?:OW-EU|EDU|NC|RUU))?|NoC-(?:CR|NC|OKLR|US)|CNE|UND|NKC)/1\.0/?(?:\?.*)?"
)
_LABEL = {"en": ["Attribution"], "fr": ["Attribution"]}


@lru_cache(maxsize=1024)
def licence(stated: str | None) -> str | None:
    """`stated` as the registry of Creative Commons and RightsStatements.org writes it (http), else None."""
    if found := _CREATIVE_COMMONS.fullmatch(stated or ""):
        return f"http://creativecommons.org/{found[1]}/"
    if found := _RIGHTS_STATEMENTS.fullmatch(stated or ""):
        return f"http://rightsstatements.org/vocab/{found[1]}/1.0/"
    return None


def rights(item: ItemJSON, applied: Sequence[LanguageMap], publication: Publication) -> dict[str, Any]:
    """The properties `rights` and `requiredStatement`; `applied` are the Labels and Notices of its communities."""
    uri = licence(item.get("rights", {}).get("content"))
    said = joined([*_attribution(item, publication), *applied])
    statement = {"requiredStatement": {"label": _LABEL, "value": said}} if said else {}
    return ({"rights": uri} if uri else {}) | statement


def _attribution(item: ItemJSON, publication: Publication) -> list[LanguageMap]:
    """Who gave it and on which terms, in the partner's own words."""
    stated = item.get("rights", {})
    partners = [publication.providers[p].name for p in partner_names(item) if p in publication.providers]
    provider = item.get("data_provider", {}).get("label")
    holder = [{"und": [stated["holder"]]}] if stated.get("holder") else []
    return [*([provider] if provider else partners), *holder, stated.get("statement", {})]


def partner_names(item: ItemJSON) -> list[str]:
    """Slugs of the partners whose Records the Item speaks for, each once."""
    return list(dict.fromkeys(member["partner"] for member in item["members"]))


def community_labels(item: ItemJSON, publication: Publication) -> list[LanguageMap]:
    """Labels and Notices by name; communities apply the Labels, so all are shown, none is added."""
    names = publication.terms.get("labels", {})
    return [names.get(code, {"und": [code]}) for code in _codes(item)]


def label_texts(item: ItemJSON, publication: Publication) -> list[LanguageMap]:
    """What they say: in the words of the community, else those of Local Contexts; by name where we have neither."""
    terms = publication.terms
    names, texts = terms.get("labels", {}), terms.get("label_texts", {})
    own = _own_texts(item)
    known = {code: texts.get(code) or names.get(code, {"und": [code]}) for code in _codes(item)}
    return [text for code, template in known.items() for text in own.get(code, [template])]


def _own_texts(item: ItemJSON) -> dict[str, list[LanguageMap]]:
    """By code, what each community says in place of the template."""
    found: dict[str, list[LanguageMap]] = {}
    for one in item.get("sensitivity", {}).get("label_texts", ()):
        if text := one.get("text"):
            found.setdefault(one["code"], []).append({tag: _titled(one, tag, said) for tag, said in text.items()})
    return found


def _titled(one: ItemJSON, tag: str, said: Sequence[str]) -> list[str]:
    name = one.get("name", {}).get(tag, ())
    return [f"{title}: {text}" for title, text in zip(name, said, strict=False)] + list(said[len(name) :])


def _codes(item: ItemJSON) -> tuple[str, ...]:
    if "sensitivity" not in item:
        return ()
    return (*item["sensitivity"].get("labels", ()), *item["sensitivity"].get("notices", ()))
