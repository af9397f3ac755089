"""What the report calls things, for people who know their archive and not our schema."""

from collections.abc import Mapping
from typing import Any

from config.settings import Workspace
from config.vocabulary import load

OUTCOMES = {
    "accept": ("Accepted", "nothing stands in the way"),
    "flag": ("Accepted, with a remark", "something could be better"),
    "quarantine": ("Waiting", "kept until a person has looked at it"),
    "reject": ("Not taken in", "it cannot be read, or lacks what every record must have"),
    "withhold": ("Withheld", "not shown, as its community or you have asked"),
    "deleted": ("Deleted by you", "you took it back"),
}

SCORES = {
    "completeness": ("Completeness", "how many of the fields that such a record should have say something"),
    "languages": ("Languages", "how many of its texts say in which language they are"),
    "links": ("Links", "how many of its subjects, places and people are named by an address or coordinates too"),
    "rights": ("Rights", "how clearly it says what may be done with it; closed counts as much as open"),
    "media": ("Media", "what there is to see and hear; not counted where a community asks for restraint"),
}

METADATA = {
    "C": "rich: found in several languages and from several sides",
    "B": "good: found from several sides",
    "A": "basic: can be found",
    "0": "thin: hardly found",
}

CONTENT = {
    4: "large or whole, and free to use",
    3: "large or whole, with some freedom to use it",
    2: "of middling size, or with its rights reserved",
    1: "a page about it, something small, or rights that are not stated",
    0: "nothing to see or hear",
}

ADVICE = {
    "languages": (
        "Say in which language each text is",
        "Mark titles, descriptions and subjects with their language: xml:lang in XML, a column for it in a table.",
    ),
    "links": (
        "Name subjects, places and people by an address too",
        "An address in a list that all share (Wikidata, GeoNames, VIAF, the UNESCO Thesaurus), or coordinates for a "
        "place, mean the same in every language.",
    ),
    "rights": (
        "Say what may be done with each item",
        "Give the address of a statement of rightsstatements.org or of a Creative Commons licence.",
    ),
    "media": (
        "Let people see or hear it, where its community agrees",
        "Give the address of a page about it, of an image of about 1,200 by 800 pixels or more, or of a recording.",
    ),
    "field.title": ("Give every record a title", "The name by which its community knows it, in its own script."),
    "field.description": ("Describe what it is", "Two or three sentences, in any language."),
    "field.identifiers": ("Give each record a number of its own", "One that stays when the record changes."),
    "field.countries": ("Name the country", "By its ISO code or its name; there may be several."),
    "field.places": ("Name the place", "Where it is practised or was recorded, as exactly as its community wishes."),
    "field.domains": (
        "Say to which domain of the Convention it belongs",
        "Oral traditions, performing arts, social practices, knowledge of nature, craftsmanship: one or several.",
    ),
    "field.communities": ("Name the community", "Whose heritage it is, by the name that they use."),
    "field.concepts": ("Add subjects", "A few words by which people would look for it."),
    "field.recognition": (
        "Say how it is recognised",
        "The list and year of its inscription, or its class in your national inventory.",
    ),
    "field.safeguarding": (
        "Tell how it is passed on",
        "How it is learned, what threatens it, what is done to safeguard it: any of these.",
    ),
    "field.resource_type": ("Say what kind of thing it is", "A photograph, a recording, a book."),
    "field.creators": ("Name who made it", "The photographer, author, performer or publisher."),
    "field.date": ("Date it", "The year is enough; write it as year-month-day where you know more."),
    "field.languages": ("Say in which language the item is", "By an ISO 639 code, or by name."),
    "field.kind": (
        "Say what kind it is",
        "Of a body: museum, association, practitioner; of an event: festival, course.",
    ),
    "field.contact": ("Say how they can be reached", "A web page is enough; never a private address without consent."),
    "field.activities": ("Tell what they do", "Or name the heritage that they work on."),
    "field.venue": ("Say where it happens", "The place or the house."),
    "field.organisers": ("Name the organisers", "Who invites."),
    "field.landing_page": ("Give the address of its page", "Where people can read more."),
}

_REQUIRED = "required."
_FIELDS = {
    "alt_title": "Other titles",
    "domains": "Domains of the Convention",
    "concepts": "Subjects",
    "landing_page": "Page about it",
    "countries": "Countries",
    "issued": "Date",
    "extent": "Extent or duration",
    "designations": "Inscriptions",
    "states_parties": "States that submitted it",
    "national_classification": "Class in the national inventory",
    "objects_instruments": "Objects and instruments",
    "sensitivity": "What the community asks for",
    "relations": "Related records",
    "about_elements": "The heritage it is about",
    "works_on": "The heritage they work on",
    "sdgs": "Sustainable Development Goals",
    "published_at": "Date of publication",
    "identifiers": "Numbers and identifiers",
}
_SCRIPTS = {"Latn": "Latin letters", "Cyrl": "Cyrillic letters", "Arab": "Arabic letters", "Hans": "simplified",
            "Hant": "traditional"}  # fmt: skip


def field(name: str) -> str:
    return _FIELDS.get(name) or name.replace("_", " ").capitalize()


def told(rule: str, message: str, hint: str | None) -> tuple[str, str | None]:
    """What a rule said and advised; of a missing field, by the name that people know it by."""
    if not rule.startswith(_REQUIRED):
        return message, hint
    names = rule.removeprefix(_REQUIRED).split(" or ")
    said = " or ".join(field(name.partition(".")[0]) for name in names)
    return f"{said}: nothing, or too little", "add it, or tell us where it stands"


_FOUND = {
    "ok": "{} answered",
    "dead": "{} led nowhere",
    "away": "{} did not answer the last time, and will be asked again",
    "barred": "{} closed to us",
    "untried": "{} not asked yet",
}


def found(states: Mapping[str, Any]) -> str:
    """What was found at addresses, by the `pages` or `media` of a report."""
    return "; ".join(said.format(f"{states[name]:,}") for name, said in _FOUND.items() if name in states)


def language(workspace: Workspace, tag: str) -> str:
    """The English name of a language tag, with its script where that is stated."""
    base, _, rest = tag.partition("-")
    names = load(workspace, "languages").entries.get(base, {}).get("names") or [base]
    name = "Not said" if base == "und" else str(names[0])
    return f"{name} ({_SCRIPTS.get(rest, rest)})" if rest else name
