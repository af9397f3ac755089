"""Entries of the takedown list that name nothing: a slip of the pen, or written before their record comes."""

from sqlalchemy import Connection

from config.complaints import similar
from config.partner import slugs
from enrichment.screening import Takedown
from enrichment.screening.takedown import Key
from ichlinks.pipeline.context import Context
from ichlinks.stages import Warn
from ichlinks.store import items, payloads

_NOTHING = "nothing that is stored has the name in this entry of the takedown list; it holds for what comes later"


def known_partners(context: Context, removed: Takedown) -> None:
    """Raises Invalid with file and line for a partner that has neither a file nor anything stored."""
    wanted = {entry["partner"]: index for index, entry in enumerate(removed.entries) if entry["partner"]}
    known = slugs(context.workspace)
    if wanted.keys() <= set(known):
        return
    with context.store.read() as connection:
        stored = payloads.partners(connection)
    for slug in wanted.keys() - {*known, *stored}:
        message = f"there is no partner {slug!r}{similar(slug, known)}"
        raise removed.file.error(("entries", wanted[slug], "partner"), message)


def unmatched(connection: Connection, removed: Takedown, found: set[Key | str]) -> list[Warn]:
    """What is to be said of entries that name none of these, nor what was deleted."""
    known = payloads.partners(connection)
    missing = [(owner, name) for owner, name in removed.listed if (owner, name) not in found]
    found |= {key for key in missing if _stored(connection, key, known)}
    found |= {id_ for id_ in removed.items if id_ not in found and items.grave(connection, id_)}
    return [Warn("takedown.nothing", _NOTHING, f"line {line}: {name}") for line, name in removed.without(found)]


def _stored(connection: Connection, key: Key, partners: list[str]) -> bool:
    """A record that was deleted has its identifier only."""
    owner, name = key
    return any(payloads.find(connection, slug, name) for slug in ([owner] if owner else partners))
