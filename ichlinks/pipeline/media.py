"""Media as they are found to be: dead links marked, the size of images filled in."""

from collections.abc import Iterable, Mapping

from harvesters.media import probes
from ichlinks.pipeline.context import Context
from ichlinks.stages import JSON
from ichlinks.store import media
from ichlinks.store.media import Known


def facts(context: Context, slug: str, records: Iterable[JSON]) -> Mapping[str, Known]:
    """What is known of the records' media, asking those addresses that nobody has tried yet."""
    urls = list(dict.fromkeys(one["url"] for record in records for one in record.get("media", ())))
    if not urls:
        return {}
    with context.store.read() as connection:
        known = media.known(connection, urls)
    partner = context.partner(slug)
    if partner.media.check and (unknown := [url for url in urls if url not in known]):
        known |= _probed(context, slug, unknown)
    return known


def _probed(context: Context, slug: str, urls: list[str]) -> dict[str, Known]:
    answers, workspace = [], context.workspace
    access, allowed = context.partner(slug).harvest, workspace.allow_private_hosts
    for probe in probes(access, allowed, urls, workspace.contact, context.traffic):
        answers.append(Known(probe.url, probe.state, probe.mime, probe.width, probe.height))
        context.progress("media", slug, len(answers), len(urls))
    with context.store.write() as connection:
        media.save(connection, answers, context.now())
    return {known.url: known for known in answers}


def checked(one: JSON, known: Mapping[str, Known]) -> JSON:
    """A Record's media entry with what was found; what the partner says of type and size stands."""
    found = known.get(one["url"])
    if found is None:
        return one
    measured = {"mime": found.mime, "width": found.width, "height": found.height}
    return {**{name: value for name, value in measured.items() if value}, **one, "checked": found.state}
