"""The web addresses in Records as they are found to be: dead ones told, the size of images filled in."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from config.partner import Partner
from enrichment.screening import DEAD_LINK, LinkRules
from harvesters.probes import Probe, probes
from ichlinks.pipeline.context import Context
from ichlinks.stages import JSON, Reason
from ichlinks.store import addresses
from ichlinks.store.addresses import Known

_WORDS = {
    "landing_page": ("its page leads nowhere", "correct the address, or leave it out"),
    "media": ("a medium leads nowhere, and is not shown", "put the file back, correct its address, or leave it out"),
}


def facts(context: Context, partner: Partner, rules: LinkRules, records: Sequence[JSON]) -> Mapping[str, Known]:
    """What is known of the records' addresses, asking for media that nobody has tried yet."""
    media = list(dict.fromkeys(one["url"] for record in records for one in record.get("media", ())))
    pages = [record["landing_page"] for record in records if "landing_page" in record]
    if not (media or pages):
        return {}
    with context.store.read() as connection:
        known = addresses.known(connection, [*media, *pages])
    if partner.media.check and (untried := [url for url in media if url not in known]):
        found = list(asked(context, "media", partner, rules, untried, {}))
        with context.store.write() as connection:
            addresses.save(connection, found)
        known |= {one.url: one for one in found}
    return known


def asked(
    context: Context, stage: str, partner: Partner, rules: LinkRules, urls: Sequence[str], before: Mapping[str, Known]
) -> Iterator[Known]:
    """What is known of these addresses once they have been asked; those that could not be are left out."""
    workspace = context.workspace
    hosts, contact = workspace.allow_private_hosts, workspace.contact
    for count, probe in enumerate(probes(partner.harvest, hosts, urls, rules.timeout_s, contact, context.traffic), 1):
        yield learned(probe, before.get(probe.url), rules, context.now())
        context.progress(stage, partner.slug, count, len(urls))


def learned(probe: Probe, before: Known | None, rules: LinkRules, now: str) -> Known:
    """What is known after a probe. One failure proves nothing of an address that has worked, but for 410: gone."""
    if probe.state == "ok":
        return Known(probe.url, "ok", now, now, 0, None, probe.mime, probe.width, probe.height)
    old = before or Known(probe.url, "away", now)
    if probe.state == "barred":
        return replace(old, state="barred", at=now, failures=0, since=None)
    failed = replace(old, at=now, failures=old.failures + 1, since=old.since or now)
    return replace(failed, state="dead" if old.state == "dead" or _is_dead(probe, failed, rules) else "away")


def _is_dead(probe: Probe, failed: Known, rules: LinkRules) -> bool:
    if probe.state == "gone" or (probe.state == "missing" and not failed.worked):
        return True
    least = rules.dead_after
    return failed.failures >= least.failures and _age(failed.since, failed.at) >= timedelta(days=least.days)


def is_due(known: Known | None, rules: LinkRules, now: str) -> bool:
    """Whether an address is to be asked (again); one that fails as often as its doubt needs to be settled in time."""
    if known is None:
        return True
    days: float = rules.again_after_days
    if known.state == "away":
        days = min(days, rules.dead_after.days / max(1, rules.dead_after.failures - 1))
    return _age(known.at, now) >= timedelta(days=days)


def _age(then: str | None, now: str) -> timedelta:
    return datetime.fromisoformat(now) - datetime.fromisoformat(then or now)


def named(record: JSON) -> Iterator[str]:
    """The addresses of a Record's page and media."""
    if "landing_page" in record:
        yield record["landing_page"]
    yield from (one["url"] for one in record.get("media", ()))


def checked(one: JSON, known: Mapping[str, Known]) -> JSON:
    """A Record's media entry with what was found; what the partner says of type and size stands."""
    found = known.get(one["url"])
    if found is None:
        return one
    told = {"mime": found.mime, "width": found.width, "height": found.height}
    shown = "dead" if found.state == "dead" else "ok" if found.worked else None
    return {**{name: value for name, value in told.items() if value}, **one, **({"checked": shown} if shown else {})}


def leading_nowhere(known: Mapping[str, Known]) -> frozenset[str]:
    return frozenset(one.url for one in known.values() if one.state == "dead")


def dead_links(record: JSON, dead: Collection[str]) -> Iterator[Reason]:
    """What a record is told whose page or media are `dead`: one reason a field, with the first such address."""
    urls = {"landing_page": [record.get("landing_page")], "media": [one["url"] for one in record.get("media", ())]}
    for field, (message, hint) in _WORDS.items():
        if url := next((url for url in urls[field] if url in dead), None):
            yield Reason(DEAD_LINK, "flag", message, field, url, hint)


def unchecked(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Reasons without what was found at addresses."""
    return tuple(reason for reason in reasons if reason.rule != DEAD_LINK)
