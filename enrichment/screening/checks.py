"""The checks: each looks at one side of a Record and yields a Reason for what it finds.

Reasons are for the partner: plain words, and what to do about it.
"""

from collections.abc import Callable, Iterator
from typing import Any

from enrichment.screening.requirements import is_met
from enrichment.screening.rule_file import Action
from enrichment.screening.rules import Rules
from enrichment.screening.takedown import taken_down
from enrichment.screening.terms import Term
from ichlinks.record import Date, Record, Stakeholder
from ichlinks.stages import Reason

Check = Callable[[Record, Rules], Iterator[Reason]]


def reason(rule: str, action: Action, message: str, field: str, excerpt: str = "", hint: str = "") -> Iterator[Reason]:
    """One Reason; none where the rule is switched off (`accept`)."""
    if action != "accept":
        yield Reason(rule, action, message, field, excerpt[:80] or None, hint or None)


def scope(record: Record, rules: Rules) -> Iterator[Reason]:
    """In scope if one of its countries, else one of its places or communities is; the partner's seat says nothing."""
    file, countries = rules.file.scope, record.countries
    if (countries and not rules.states.isdisjoint(countries) and "countries" in file.any_of) or rules.inside(record):
        return
    if countries:
        named = ", ".join(countries)
        message = f"none of its countries ({named}), places and communities is of the region"
        hint = "is the country right?"
        yield from reason("scope.out", _exception(record, rules), message, "countries", named, hint)
    else:
        hint = "name the country where the heritage is practised"
        yield from reason("scope.no_country", file.no_country, "no country is stated", "countries", "", hint)


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


_RESTRICTIVE = ("/by-nc", "/by-nd")


def licence(record: Record, rules: Rules) -> Iterator[Reason]:
    action, content = rules.file.rights.nc_nd, record.rights.content
    if (
        action != "accept"
        and content
        and ("creativecommons.org" in content and any(x in content for x in _RESTRICTIVE))
    ):
        message = "the licence forbids commercial use or changes"
        yield from reason("rights.nc_nd", action, message, "rights", content, "ask for an open licence")


_SCORED = "title or alt_title or description or concepts"


def relevance(record: Record, rules: Rules) -> Iterator[Reason]:
    """Only for the types that the rule file names: an archive of living heritage needs no proof of it."""
    if record.type not in rules.scored:
        return
    asked, score = rules.file.relevance.score, rules.score(record)
    if score < asked.min:
        action: Action = "quarantine" if score < asked.quarantine_below else asked.below
        message = f"little in it speaks of living heritage: it scores {score} where {asked.min} is asked for"
        hint = "add subjects or a description, or leave it out of the set"
        yield from reason("relevance.score", action, message, _SCORED, _first(record), hint)


def _first(record: Record) -> str:
    return next((text for texts in record.title.values() for text in texts), "")


def sensitive(record: Record, rules: Rules) -> Iterator[Reason]:
    """A mild Label beside it takes nothing from what is withheld."""
    stated = record.sensitivity
    actions = {label: rules.file.sensitive.labels.get(label, "accept") for label in stated.labels}
    for label, action in actions.items():
        yield from reason(
            f"sensitive.{label}", action, f"its community applied the Label {label}", "sensitivity", label
        )
    if stated.level == "withheld" and "withhold" not in actions.values():
        message = "the partner asks that it be withheld"
        yield from reason("sensitive.withheld", rules.file.sensitive.withheld, message, "sensitivity")


def listed(record: Record, rules: Rules) -> Iterator[Reason]:
    if why := rules.takedown.reason(record):
        yield taken_down(why)


def persons(record: Record, rules: Rules) -> Iterator[Reason]:
    """How to reach a private person stays between them and the archive."""
    if isinstance(record, Stakeholder) and record.agent_type == "person" and record.contact:
        private = record.personal_data_basis not in ("consent", "public-role")
        reachable = record.contact.email or record.contact.phone
        if private and reachable and rules.file.sensitive.persons.personal_contact == "strip":
            message = "e-mail and telephone of a person were left out: nothing says that they may be shown"
            yield Reason(
                "sensitive.personal_contact", "info", message, "contact", None, "state the basis if there is one"
            )


_TERM_MESSAGES = {
    "relevance.excluded": ("{!r} points to another subject than living heritage", "confirm that it is living heritage"),
    "sensitive.term": ("{!r} asks for a second look before it is shown", "ask the community"),
    "sensitive.minors": ("{!r} may speak of children who can be recognised", "ask the archive for consent"),
}


def terms(record: Record, rules: Rules) -> Iterator[Reason]:
    """Once for each term, with all fields that have it: what a person said of it is about them."""
    maps = {"title": record.title, "alt_title": record.alt_title, "description": record.description}
    if not rules.terms.possible([text for one in maps.values() for texts in one.values() for text in texts]):
        return
    found: dict[tuple[str, Term], list[str]] = {}
    for field, one in maps.items():
        whole = "\n".join(text for texts in one.values() for text in texts)
        for word, term in dict(rules.terms.found(whole)).items():
            found.setdefault((word, term), []).append(field)
    for (word, term), fields in found.items():
        message, hint = _TERM_MESSAGES[term.rule]
        action = _weight(term, record, rules)
        yield from reason(term.rule, action, message.format(word), " or ".join(fields), word, hint)


def _weight(term: Term, record: Record, rules: Rules) -> Action:
    """A word of another subject weighs less in a record that is plainly about living heritage."""
    asked = rules.file.relevance
    if term.rule != "relevance.excluded" or term.action == "accept" or rules.score(record) < asked.score.min:
        return term.action
    return asked.vouched


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


CHECKS: tuple[Check, ...] = (
    scope, relevance, required, rights, licence, sensitive, listed, persons, terms, language, text, dates, links,
)  # fmt: skip
