"""Links from one Item to others: by name where it is ours and public, else as the partner wrote it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from exchange.cards import Card, card
from exchange.openness import ID, public_items
from exchange.pages import web
from exchange.site import Site
from exchange.words import LanguageMap, Words, preferred
from ichlinks.stages import JSON

_MOST = 100
_ONE = {
    "language_version_of": "Other language version of",
    "predecessor": "Replaces",
    "successor": "Replaced by",
    "event_series": "Part of the series",
    "parent_organisation": "Part of",
}
_MANY = {
    "about_elements": "About",
    "works_on": "Works on",
    "components": "Components",
    "world_heritage": "World Heritage",
}
_RELATIONS = {
    "relation": "See also",
    "about": "About",
    "is_part_of": "Part of",
    "has_part": "Has part",
    "replaces": "Replaces",
    "is_replaced_by": "Replaced by",
    "has_version": "Has version",
    "broad_match": "Broader",
}


Target = tuple[str, str | None, Words | None]


@dataclass(frozen=True, slots=True)
class Related:
    """`card` is one of our Items; else `words` with a link where it has one."""

    label: str
    card: Card | None
    words: Words | None
    href: str | None


def related(item: JSON, site: Site, connection: Connection) -> list[Related]:
    """What an Item, already with our addresses, points to; twice the same is once."""
    targets, more = _first(dict.fromkeys(_targets(item, site)))
    ours = public_items(connection, [id_ for _, target, _ in targets if (id_ := _id(target, site))])
    found = [one for label, target, name in targets if (one := _related(label, target, name, ours, site))]
    return found + [Related(label, None, Words(f"and {n:,} more", "en", "ltr", ""), None) for label, n in more.items()]


def _first(targets: Iterable[Target]) -> tuple[list[Target], Counter[str]]:
    """So many under each label as a page can show, and the number of those that are left out."""
    seen, kept = Counter[str](), []
    for target in targets:
        seen[target[0]] += 1
        if seen[target[0]] <= _MOST:
            kept.append(target)
    return kept, Counter({label: n - _MOST for label, n in seen.items() if n > _MOST})


def _targets(item: JSON, site: Site) -> Iterator[Target]:
    references = [(label, item[field]) for field, label in _ONE.items() if field in item]
    references += [(label, one) for field, label in _MANY.items() for one in item.get(field, ())]
    for label, one in references:
        yield label, one.get("uri"), _name(one.get("label", {}), site)
    for one in item.get("relations", ()):
        yield _RELATIONS[one["type"]], one["target"], _name(one.get("label", {}), site)


def _name(label: LanguageMap, site: Site) -> Words | None:
    return preferred(label, site.names)


def _related(label: str, target: str | None, name: Words | None, ours: dict[str, JSON], site: Site) -> Related | None:
    id_ = _id(target, site)
    if id_ in ours:
        return Related(label, card(ours[id_], site.names), None, None)
    shown = name or (Words(target, "", "auto", "") if target else None)
    return Related(label, None, shown, web(target)) if shown else None


def _id(target: str | None, site: Site) -> str | None:
    """The id of our Item whose address `target` is."""
    before, _, id_ = (target or "").rpartition("/")
    return id_ if before == f"{site.base}/items" and ID.fullmatch(id_) else None


def labels(found: Sequence[Related]) -> dict[str, list[Related]]:
    """By label, in the order of the record."""
    grouped: dict[str, list[Related]] = {}
    for one in found:
        grouped.setdefault(one.label, []).append(one)
    return grouped
