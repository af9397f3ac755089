"""Lists in parts: does the token lead on, to other records, and to the announced end."""

from collections import Counter
from collections.abc import Iterator

from harvesters.spans import instant
from ichlinks.pipeline.doctor.findings import Finding, shown
from ichlinks.pipeline.doctor.oai_pmh.visit import Visit

_CLAUSE = "OAI-PMH 2.0, section 3.5"
_SHORT_LIFE = 600.0


def check(seen: Visit) -> Iterator[Finding]:
    if not seen.records.asked:
        return
    if not seen.records.page.payloads:
        yield _no_records(seen)
        return
    yield from _second(seen)
    yield from _sizes(seen)
    yield from _identities(seen)


def _no_records(seen: Visit) -> Finding:
    exchange, page = seen.records.exchange, seen.records.page
    errors = "; ".join(f"{code}: {message}" for code, message in page.errors.items())
    return Finding(
        "lists.no_records",
        "blocks",
        "ListRecords brings no records",
        "OAI-PMH 2.0, section 4.5",
        "There is nothing to harvest.",
        "See that records are published to the OAI-PMH interface, and that ListRecords works in the format named here.",
        seen=str(exchange.error) if exchange.error else f"{seen.prefix}: status {exchange.status} {errors}".strip(),
    )


def _second(seen: Visit) -> Iterator[Finding]:
    first, second, again = seen.records, seen.second, seen.second_again
    if not second.tried:
        return
    if not second.page.payloads:
        yield Finding(
            "lists.token_fails",
            "loses",
            "The token of the first page does not lead to a second one",
            _CLAUSE,
            "Everything after the first page is out of reach.",
            "Follow the resumptionToken by hand, percent-encoded; look into the server's log for why it fails.",
            seen=str(second.exchange.error or "; ".join(second.page.errors) or f"status {second.exchange.status}"),
        )
        return
    if second.identifiers == first.identifiers or second.page.token == first.page.token:
        yield Finding(
            "lists.token_repeats",
            "loses",
            "The second page is the first one again, or has its token",
            _CLAUSE,
            "Harvesters turn in a circle; ours stops and leaves the harvest incomplete.",
            "Let each token stand for the position after its page.",
        )
    elif again.heard and again.identifiers != second.identifiers:
        yield Finding(
            "lists.token_once",
            "hinders",
            "The same token asked for twice does not give the same page",
            "OAI-PMH 2.0, section 3.5.1",
            "After a broken connection the whole list starts over.",
            "Keep tokens good until they expire, and the last one in any case.",
        )


def _sizes(seen: Visit) -> Iterator[Finding]:
    records, size = seen.records, seen.records.page.complete_list_size
    if records.page.token and size is None:
        yield Finding(
            "lists.no_size",
            "advice",
            "Lists do not say how long they are (completeListSize)",
            f"{_CLAUSE}; Guidelines for Repository Implementers, section 5.5",
            "It cannot be proved that a list came whole.",
            "Add completeListSize and cursor to the resumptionToken.",
        )
    got = len(records.page.payloads) + len(seen.second.page.payloads)
    last = seen.second if records.page.token else records
    if size is not None and last.heard and not last.page.token and last.page.payloads and got < size:
        yield Finding(
            "lists.ends_early",
            "loses",
            "The list ends before its announced length",
            _CLAUSE,
            "Records are missing, or every harvest counts as incomplete.",
            "Give a token as long as there is more, and count in completeListSize only what the list brings.",
            seen=f"{got} of {size}",
        )
    yield from _expiry(seen)


def _expiry(seen: Visit) -> Iterator[Finding]:
    token = seen.records.token
    expires = instant(token.get("expirationDate")) if token is not None and token.get("expirationDate") else None
    now = instant(seen.records.page.response_date)
    if expires and now and instant(expires, _SHORT_LIFE) < now:  # type: ignore[operator]
        yield Finding(
            "lists.short_life",
            "hinders",
            "Tokens are good for less than ten minutes",
            _CLAUSE,
            "A slow or interrupted harvest starts over again and again.",
            "Let tokens live for a day.",
            seen=f"{now} to {expires}",
        )


def _identities(seen: Visit) -> Iterator[Finding]:
    listed = [*seen.records.identifiers, *(seen.second.identifiers if seen.second.asked else [])]
    twice = [identifier for identifier, count in Counter(listed).items() if count > 1 and identifier]
    if twice and seen.second.identifiers != seen.records.identifiers:
        yield Finding(
            "lists.twice",
            "loses",
            "An identifier is given twice in one list",
            "OAI-PMH 2.0, section 2.4",
            "Where pages are cut without a fixed order, some records come twice and as many never.",
            "Sort lists by datestamp and identifier, and give each item one identifier.",
            seen=shown(twice),
        )
    pages = (*seen.records.page.payloads, *seen.second.page.payloads)
    if any(one.rejected and one.rejected.rule == "identifier.missing" for one in pages):
        yield Finding(
            "lists.no_identifier",
            "loses",
            "A record has no identifier in its header",
            "OAI-PMH 2.0, sections 2.4 and 2.5",
            "The record is left out: nothing could tell it apart the next time.",
            "Give every record an identifier of its own that never changes.",
        )
    if _differ(seen):
        yield Finding(
            "lists.differ",
            "loses",
            "ListIdentifiers and ListRecords do not name the same records",
            "OAI-PMH 2.0, sections 4.3 and 4.5",
            "One of the two lists is incomplete; a comparison of both finds differences that cannot be settled.",
            "Build both lists from the same query.",
            seen=f"{len(seen.identifiers.identifiers)} identifiers, {len(seen.records.identifiers)} records",
        )


def _differ(seen: Visit) -> bool:
    """Told only where both lists are whole."""
    parts = any(seen.identifiers.texts("resumptionToken")) or bool(seen.records.page.token)
    both = seen.identifiers.answered and seen.records.answered
    return both and not parts and set(seen.identifiers.identifiers) != set(seen.records.identifiers)
