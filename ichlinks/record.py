"""The ICH schema: one shared core and four types, as partners state them (Record) and the public sees them (Item).

Fields follow the vocabularies named beside them; text is a language map, unknown language is `und`.
A Record is tolerant (what is missing is for screening to judge), but never malformed.
What is absent is absent from the JSON too: no nulls, no empty lists.
"""

from typing import Annotated, Any, Literal, Union

from msgspec import Meta, Struct, defstruct, field, json
from msgspec.structs import fields

LANGUAGE_TAG = r"^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$"
LanguageTag = Annotated[str, Meta(pattern=LANGUAGE_TAG)]
"""A well-formed BCP 47 tag (RFC 5646, section 2.1); `und` where the language is unknown."""

Text = Annotated[str, Meta(min_length=1)]
LanguageMap = dict[LanguageTag, Annotated[tuple[Text, ...], Meta(min_length=1)]]
COUNTRY_CODE = r"^[A-Z]{2}$"
CountryCode = Annotated[str, Meta(pattern=COUNTRY_CODE)]
"""ISO 3166-1 alpha-2."""

WEB_ADDRESS = r"^https?://[^\s<>\"{}|\\^`]+$"
WebAddress = Annotated[str, Meta(pattern=WEB_ADDRESS)]
Domain = Literal["a", "b", "c", "d", "e"]
"""The five domains of Article 2.2 of the 2003 Convention."""


class Frozen(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """Values compare equal by their fields; what is absent is left out of the JSON."""


class Identifier(Frozen, frozen=True):
    scheme: Text
    value: Text
    uri: str | None = None


class Reference(Frozen, frozen=True):
    """Something named elsewhere: a concept, an agent, another record."""

    uri: str | None = None
    label: LanguageMap = field(default_factory=dict)
    scheme: str | None = None
    weight: Literal["primary", "secondary"] | None = None
    confidence: float | None = None
    origin: Literal["source", "enriched"] = "source"


class Date(Frozen, frozen=True):
    """A date as the partner wrote it (`text`), and in EDTF level 1 (ISO 8601-2:2019) with its calendar days."""

    edtf: str | None = None
    begin: str | None = None
    end: str | None = None
    text: str | None = None


class Place(Frozen, frozen=True):
    label: LanguageMap = field(default_factory=dict)
    geonames: str | None = None
    lat: Annotated[float, Meta(ge=-90, le=90)] | None = None
    lon: Annotated[float, Meta(ge=-180, le=180)] | None = None
    role: Literal["practice", "diaspora", "recognition", "venue", "origin"] | None = None


class Community(Frozen, frozen=True):
    name: LanguageMap
    ref: str | None = None


class Rights(Frozen, frozen=True):
    """`metadata`, `content`: URIs of rightsstatements.org or Creative Commons; `statement`: the text of the source."""

    metadata: WebAddress | None = None
    content: WebAddress | None = None
    statement: LanguageMap = field(default_factory=dict)
    holder: str | None = None


class LabelText(Frozen, frozen=True):
    """A Label in a community's own words, unaltered; `uri` is its page, as at the Local Contexts Hub."""

    code: Text
    name: LanguageMap = field(default_factory=dict)
    text: LanguageMap = field(default_factory=dict)
    community: str | None = None
    uri: str | None = None


class Sensitivity(Frozen, frozen=True):
    """What a community asks for (Local Contexts Labels and Notices); carried, never invented."""

    level: Literal["open", "notice", "restricted", "withheld"] = "open"
    labels: tuple[Text, ...] = ()
    label_texts: tuple[LabelText, ...] = ()
    notices: tuple[Text, ...] = ()
    basis: str | None = None
    authority: str | None = None
    reviewed: str | None = None


class Media(Frozen, frozen=True):
    url: WebAddress
    role: Literal["thumb", "full", "iiif", "embed"] = "full"
    mime: str | None = None
    width: Annotated[int, Meta(gt=0)] | None = None
    height: Annotated[int, Meta(gt=0)] | None = None
    duration: Annotated[float, Meta(gt=0)] | None = None
    rights: WebAddress | None = None
    credit: str | None = None
    alt_text: LanguageMap = field(default_factory=dict)
    checked: Literal["ok", "dead"] | None = None


class Relation(Frozen, frozen=True):
    type: Literal[
        "relation",
        "about",
        "is_part_of",
        "has_part",
        "replaces",
        "is_replaced_by",
        "has_version",
        "broad_match",
    ]
    target: Text
    label: LanguageMap = field(default_factory=dict)


class Designation(Frozen, frozen=True):
    """One dated event of recognition; inscriptions are extended, transferred and removed over time."""

    list: Literal["RL", "USL", "GSP", "Masterpiece", "national", "local"]
    year: int | None = None
    date: Date | None = None
    decision: str | None = None
    ref: str | None = None
    criteria: tuple[str, ...] = ()
    authority: str | None = None
    status: Literal["inscribed", "removed", "transferred", "extended"] = "inscribed"


class Classification(Frozen, frozen=True):
    """A class of a national inventory's own scheme."""

    scheme: Text
    code: str | None = None
    label: LanguageMap = field(default_factory=dict)


class Agent(Frozen, frozen=True):
    name: LanguageMap
    role: str | None = None
    ref: str | None = None


class Series(Frozen, frozen=True):
    title: LanguageMap
    volume: str | None = None
    number: str | None = None


class Seasonality(Frozen, frozen=True):
    text: LanguageMap = field(default_factory=dict)
    recurrence: str | None = None


class Contact(Frozen, frozen=True):
    email: str | None = None
    phone: str | None = None
    url: WebAddress | None = None


class Venue(Frozen, frozen=True):
    name: LanguageMap = field(default_factory=dict)
    place: Place | None = None


class Accreditation(Frozen, frozen=True):
    """Accreditation of an NGO under Article 9 of the Convention."""

    unesco_ngo: Text
    year: int | None = None


class SourceRecord(Frozen, frozen=True):
    """Where a Record came from, as the partner names it (an Item names its members instead)."""

    partner: Text
    identifier: Text
    datestamp: str | None = None
    sets: tuple[str, ...] = ()
    format: str | None = None
    sha256: str | None = None


class Core(Frozen, frozen=True, tag_field="type"):
    """What every Record has."""

    identifiers: tuple[Identifier, ...] = ()
    title: LanguageMap = field(default_factory=dict)
    alt_title: LanguageMap = field(default_factory=dict)
    description: LanguageMap = field(default_factory=dict)
    languages: tuple[LanguageTag, ...] = ()
    countries: tuple[CountryCode, ...] = ()
    places: tuple[Place, ...] = ()
    domains: tuple[Domain, ...] = ()
    concepts: tuple[Reference, ...] = ()
    communities: tuple[Community, ...] = ()
    rights: Rights = Rights()
    sensitivity: Sensitivity = Sensitivity()
    media: tuple[Media, ...] = ()
    landing_page: WebAddress | None = None
    relations: tuple[Relation, ...] = ()
    provider: Reference | None = None
    data_provider: Reference | None = None
    intermediate: tuple[Reference, ...] = ()
    source_record: SourceRecord | None = None

    @property
    def type(self) -> str:
        """`Element`, `Resource`, `Stakeholder` or `NewsEvent`."""
        return str(self.__struct_config__.tag)


class Element(Core, frozen=True, tag="Element"):
    """A practice, expression, knowledge or skill that communities recognise as their heritage (Article 2.1)."""

    designations: tuple[Designation, ...] = ()
    states_parties: tuple[CountryCode, ...] = ()
    multinational: bool = False
    national_classification: tuple[Classification, ...] = ()
    bearers: LanguageMap = field(default_factory=dict)
    transmission: LanguageMap = field(default_factory=dict)
    functions: LanguageMap = field(default_factory=dict)
    viability: LanguageMap = field(default_factory=dict)
    safeguarding_measures: LanguageMap = field(default_factory=dict)
    threats: LanguageMap = field(default_factory=dict)
    seasonality: Seasonality | None = None
    objects_instruments: tuple[Reference, ...] = ()
    sdgs: tuple[Annotated[int, Meta(ge=1, le=17)], ...] = ()
    predecessor: Reference | None = None
    successor: Reference | None = None
    components: tuple[Reference, ...] = ()
    world_heritage: tuple[Reference, ...] = ()


ResourceType = Literal[
    "book", "article", "report", "thesis", "photo", "video", "audio", "3D", "dataset", "website", "curated"
]


class Resource(Core, frozen=True, tag="Resource"):
    """A document about heritage: a photograph, a recording, a book."""

    resource_type: ResourceType | None = None
    creators: tuple[Agent, ...] = ()
    contributors: tuple[Agent, ...] = ()
    publisher: LanguageMap = field(default_factory=dict)
    issued: Date | None = None
    place: Place | None = None
    edition: str | None = None
    extent: str | None = None
    series: Series | None = None
    pages: str | None = None
    about_elements: tuple[Reference, ...] = ()
    language_version_of: Reference | None = None
    series_position: int | None = None


StakeholderKind = Literal[
    "policy-maker", "researcher", "institute", "ngo", "museum", "cultural-centre", "community", "practitioner",
    "living-human-treasure",
]  # fmt: skip


class Stakeholder(Core, frozen=True, tag="Stakeholder"):
    """A person, organisation or community that practises, safeguards or studies heritage."""

    kind: tuple[StakeholderKind, ...] = ()
    agent_type: Literal["person", "organisation", "community"] | None = None
    address: str | None = None
    contact: Contact | None = None
    parent_organisation: Reference | None = None
    founded: Date | None = None
    activities: LanguageMap = field(default_factory=dict)
    accreditation: Accreditation | None = None
    works_on: tuple[Reference, ...] = ()
    personal_data_basis: Literal["consent", "public-role", "none"] | None = None


NewsEventKind = Literal[
    "news", "exhibition", "performance", "festival", "conference", "seminar", "call-for-papers", "training", "notice"
]  # fmt: skip


class NewsEvent(Core, frozen=True, tag="NewsEvent"):
    """Something that happens or is announced."""

    kind: NewsEventKind | None = None
    start: Date | None = None
    end: Date | None = None
    deadline: Date | None = None
    timezone: str | None = None
    recurrence: str | None = None
    event_series: Reference | None = None
    edition: int | None = None
    venue: Venue | None = None
    attendance_mode: Literal["offline", "online", "mixed"] | None = None
    organisers: tuple[Agent, ...] = ()
    status: Literal["scheduled", "cancelled", "postponed"] | None = None
    body: LanguageMap = field(default_factory=dict)
    published_at: Date | None = None


Record = Element | Resource | Stakeholder | NewsEvent
KINDS: tuple[type[Core], ...] = (Element, Resource, Stakeholder, NewsEvent)
TYPES = tuple(kind.__name__ for kind in KINDS)
FIELDS_OF = {kind.__name__: frozenset(one.name for one in fields(kind)) | {"type"} for kind in KINDS}
FIELDS = frozenset[str]().union(*FIELDS_OF.values())


class Member(Frozen, frozen=True):
    """A Record that an Item speaks for."""

    partner: Text
    identifier: Text


def _item(kind: type[Core]) -> type[Struct]:
    """What an Item adds to the Record it shows; `modified` is the latest datestamp that a partner gave."""
    added: list[Any] = [("id", Text), ("members", tuple[Member, ...]), ("modified", str | None, None)]
    name = kind.__name__
    about = {"__doc__": f"A public {name}."}
    return defstruct(f"{name}Item", added, bases=(kind,), kw_only=True, tag=name, namespace=about)


Item: Any = Union[tuple(map(_item, KINDS))]  # noqa: UP007


def dump(record: Record) -> bytes:
    """The Record's canonical JSON: what is stored, hashed and compared."""
    return _encode(record)


_encode = json.Encoder().encode
