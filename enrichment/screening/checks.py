"""The checks: each looks at one side of a Record and yields a Reason for what it finds.

Reasons are for the partner: plain words, and what to do about it.
"""

from collections.abc import Callable, Iterator
from typing import Any

from enrichment.screening.requirements import is_met
from enrichment.screening.rule_file import Action
from enrichment.screening.rules import Rules
from ichlinks.record import Date, Record
from ichlinks.stages import Reason

Check = Callable[[Record, Rules], Iterator[Reason]]


def reason(rule: str, action: Action, message: str, field: str, excerpt: str = "", hint: str = "") -> Iterator[Reason]:
    """One Reason; none where the rule is switched off (`accept`)."""
    if action != "accept":
        yield Reason(rule, action, message, field, excerpt[:80] or None, hint or None)


def scope(record: Record, rules: Rules) -> Iterator[Reason]:
    """In scope if any of its countries is; the partner's seat says nothing."""
    file = rules.file.scope
    if not record.countries:
        hint = "name the country where the heritage is practised"
        yield from reason("scope.no_country", file.no_country, "no country is stated", "countries", "", hint)
    elif rules.states.isdisjoint(record.countries):
        countries = ", ".join(record.countries)
        message = f"none of its countries ({countries}) is a state of the region"
        yield from reason(
            "scope.out", _exception(record, rules), message, "countries", countries, "is the country right?"
        )


def _exception(record: Record, rules: Rules) -> Action:
    for exception in rules.file.scope.exceptions:
        if exception.type == record.type and _at(record, exception.if_):
            return exception.action
    return rules.file.scope.out_of_scope


def _at(value: Any, path: str) -> Any:
    for name in path.split("."):
        value = getattr(value, name, None)
    return value


def required(record: Record, rules: Rules) -> Iterator[Reason]:
    for check in rules.required[record.type]:
        if not is_met(check, record):
            shortage = f"shorter than {check.min_length} characters" if check.min_length else "missing"
            hint = f"add {check.name}, or change the mapping if it is there"
            yield from reason(
                f"required.{check.name}", check.action, f"{check.name} is {shortage}", check.name, "", hint
            )


def rights(record: Record, rules: Rules) -> Iterator[Reason]:
    content = record.rights.content
    if content and not rules.rights.match(content):
        hint = "use an address of rightsstatements.org or creativecommons.org"
        yield from reason(
            "rights.other", rules.file.rights.other, "the rights are none that we accept", "rights", content, hint
        )


def sensitive(record: Record, rules: Rules) -> Iterator[Reason]:
    stated = record.sensitivity
    for label in stated.labels:
        if action := rules.file.sensitive.labels.get(label):
            yield from reason(
                f"sensitive.{label}", action, f"its community applied the Label {label}", "sensitivity", label
            )
    if stated.level == "withheld" and not stated.labels:
        message = "the partner asks that it be withheld"
        yield from reason("sensitive.withheld", rules.file.sensitive.withheld, message, "sensitivity")


def taken_down(record: Record, rules: Rules) -> Iterator[Reason]:
    if why := rules.takedown.reason(record):
        yield from reason(
            "sensitive.takedown", rules.file.sensitive.takedown, f"on the takedown list: {why}", "identifiers"
        )


_TERM_MESSAGES = {
    "relevance.excluded": ("{!r} points to another subject than living heritage", "confirm that it is living heritage"),
    "sensitive.term": ("{!r} asks for a second look before it is shown", "ask the community"),
}


def terms(record: Record, rules: Rules) -> Iterator[Reason]:
    """Once for each term, at the first field that has it."""
    seen: set[str] = set()
    for field in ("title", "alt_title", "description"):
        whole = "\n".join(text for texts in getattr(record, field).values() for text in texts)
        for word, term in rules.terms.found(whole):
            if word not in seen:
                seen.add(word)
                message, hint = _TERM_MESSAGES[term.rule]
                yield from reason(term.rule, term.action, message.format(word), field, word, hint)


def language(record: Record, rules: Rules) -> Iterator[Reason]:
    if record.title and all(tag.startswith("und") for tag in record.title):
        text = next(iter(record.title.values()))[0]
        hint = "mark titles with xml:lang, or set the partner's default language"
        action = rules.file.language.tag_required
        yield from reason("language.tag_missing", action, "no title says in which language it is", "title", text, hint)


def text(record: Record, rules: Rules) -> Iterator[Reason]:
    file = rules.file.text
    titles = [title for texts in record.title.values() for title in texts]
    if titles and all(title.casefold() in rules.placeholders for title in titles):
        yield from reason(
            "text.placeholder", file.placeholder, "the title is a placeholder", "title", titles[0], "give it a title"
        )
    for title in titles:
        if len(title) > file.max_title:
            message = f"the title has {len(title)} characters"
            yield from reason("text.long_title", file.long_title, message, "title", title, "shorten it")
        if title.isupper() and len(title) >= 12 and " " in title:
            yield from reason(
                "text.all_caps", file.all_caps, "the title is in capitals", "title", title, "use ordinary case"
            )


_DATES = {"Resource": ("issued",), "NewsEvent": ("start", "end", "published_at"), "Stakeholder": ("founded",)}


def dates(record: Record, rules: Rules) -> Iterator[Reason]:
    file, latest = rules.file.dates, _latest_year(record, rules)
    for field in _DATES.get(record.type, ()):
        date: Date | None = getattr(record, field)
        year = date.begin[:4] if date and date.begin else None
        if year and not file.earliest_year <= int(year) <= latest:
            message, hint = f"the year {year} is unlikely", "correct it, or say which calendar it is"
            yield from reason("date.unlikely", file.unlikely, message, field, year, hint)


def _latest_year(record: Record, rules: Rules) -> int:
    """Counted from the record's own datestamp, so that the same record is judged alike on every day."""
    stamp = record.source_record.datestamp if record.source_record else None
    return int(stamp[:4]) + rules.file.dates.future_max_years if stamp and stamp[:4].isdecimal() else 9999


def links(record: Record, rules: Rules) -> Iterator[Reason]:
    addresses = [("media", medium.url) for medium in record.media]
    if record.landing_page:
        addresses.append(("landing_page", record.landing_page))
    for field, address in addresses:
        if rules.hosts(address):
            message = "the address leads to a host that only its own network can reach"
            action = rules.file.links.private_hosts
            yield from reason("links.private_host", action, message, field, address, "give a public address")


CHECKS: tuple[Check, ...] = (scope, required, rights, sensitive, taken_down, terms, language, text, dates, links)
