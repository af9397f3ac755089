"""The ICH schema: one shared core and four types, as partners state them (Record) and the public sees them (Item).

Fields follow the vocabularies named beside them; text is a language map, unknown language is `und`.
A Record is tolerant (what is missing is for screening to judge), but never malformed.
Dumped with `exclude_defaults`, so that what is absent is absent: no nulls, no empty lists.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

LanguageTag = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$")]
"""A well-formed BCP 47 tag (RFC 5646, section 2.1); `und` where the language is unknown."""

Text = Annotated[str, StringConstraints(min_length=1)]
LanguageMap = dict[LanguageTag, tuple[Text, ...]]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2."""

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"{}|\\^`]+$")]
Domain = Literal["a", "b", "c", "d", "e"]
"""The five domains of Article 2.2 of the 2003 Convention."""


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Identifier(Frozen):
    scheme: Text
    value: Text
    uri: str | None = None


class Reference(Frozen):
    """Something named elsewhere: a concept, an agent, another record."""

    uri: str | None = None
    label: LanguageMap = Field(default_factory=dict)
    scheme: str | None = None
    weight: Literal["primary", "secondary"] | None = None
    confidence: float | None = None
    origin: Literal["source", "enriched"] = "source"


class Date(Frozen):
    """A date as the partner wrote it (`text`), and in EDTF level 1 (ISO 8601-2:2019) with its calendar days."""

    edtf: str | None = None
    begin: str | None = None
    end: str | None = None
    text: str | None = None


class Place(Frozen):
    label: LanguageMap = Field(default_factory=dict)
    geonames: str | None = None
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    role: Literal["practice", "diaspora", "recognition", "venue", "origin"] | None = None


class Community(Frozen):
    name: LanguageMap
    ref: str | None = None


class Rights(Frozen):
    """`metadata`, `content`: URIs of rightsstatements.org or Creative Commons; `statement`: the text of the source."""

    metadata: WebAddress | None = None
    content: WebAddress | None = None
    statement: LanguageMap = Field(default_factory=dict)
    holder: str | None = None


class Sensitivity(Frozen):
    """What a community asks for (Local Contexts Labels and Notices); carried, never invented."""

    level: Literal["open", "notice", "restricted", "withheld"] = "open"
    labels: tuple[Text, ...] = ()
    notices: tuple[Text, ...] = ()
    basis: str | None = None
    authority: str | None = None
    reviewed: str | None = None


class Media(Frozen):
    url: WebAddress
    role: Literal["thumb", "full", "iiif", "embed"] = "full"
    mime: str | None = None
    width: int | None = Field(default=None, gt=0)
    height: int | None = Field(default=None, gt=0)
    duration: float | None = Field(default=None, gt=0)
    rights: WebAddress | None = None
    credit: str | None = None
    alt_text: LanguageMap = Field(default_factory=dict)
    checked: Literal["ok", "dead"] | None = None


class Relation(Frozen):
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
    label: LanguageMap = Field(default_factory=dict)


class Designation(Frozen):
    """One dated event of recognition; inscriptions are extended, transferred and removed over time."""

    list: Literal["RL", "USL", "GSP", "Masterpiece", "national", "local"]
    year: int | None = None
    date: Date | None = None
    decision: str | None = None
    ref: str | None = None
    criteria: tuple[str, ...] = ()
    authority: str | None = None
    status: Literal["inscribed", "removed", "transferred", "extended"] = "inscribed"


class Classification(Frozen):
    """A class of a national inventory's own scheme."""

    scheme: Text
    code: str | None = None
    label: LanguageMap = Field(default_factory=dict)


class Agent(Frozen):
    name: LanguageMap
    role: str | None = None
    ref: str | None = None


class Series(Frozen):
    title: LanguageMap
    volume: str | None = None
    number: str | None = None


class Seasonality(Frozen):
    text: LanguageMap = Field(default_factory=dict)
    recurrence: str | None = None


class Contact(Frozen):
    email: str | None = None
    phone: str | None = None
    url: WebAddress | None = None


class Venue(Frozen):
    name: LanguageMap = Field(default_factory=dict)
    place: Place | None = None


class Accreditation(Frozen):
    """Accreditation of an NGO under Article 9 of the Convention."""

    unesco_ngo: Text
    year: int | None = None


class SourceRecord(Frozen):
    """Where a Record came from, as the partner names it (an Item names its members instead)."""

    partner: Text
    identifier: Text
    datestamp: str | None = None
    sets: tuple[str, ...] = ()
    format: str | None = None
    sha256: str | None = None


class Core(Frozen):
    """What every Record has."""

    identifiers: tuple[Identifier, ...] = ()
    title: LanguageMap = Field(default_factory=dict)
    alt_title: LanguageMap = Field(default_factory=dict)
    description: LanguageMap = Field(default_factory=dict)
    languages: tuple[LanguageTag, ...] = ()
    countries: tuple[CountryCode, ...] = ()
    places: tuple[Place, ...] = ()
    domains: tuple[Domain, ...] = ()
    concepts: tuple[Reference, ...] = ()
    communities: tuple[Community, ...] = ()
    rights: Rights = Field(default_factory=Rights)
    sensitivity: Sensitivity = Field(default_factory=Sensitivity)
    media: tuple[Media, ...] = ()
    landing_page: WebAddress | None = None
    relations: tuple[Relation, ...] = ()
    provider: Reference | None = None
    data_provider: Reference | None = None
    intermediate: tuple[Reference, ...] = ()
    source_record: SourceRecord | None = None


class Element(Core):
    """A practice, expression, knowledge or skill that communities recognise as their heritage (Article 2.1)."""

    type: Literal["Element"]
    designations: tuple[Designation, ...] = ()
    states_parties: tuple[CountryCode, ...] = ()
    multinational: bool = False
    national_classification: tuple[Classification, ...] = ()
    bearers: LanguageMap = Field(default_factory=dict)
    transmission: LanguageMap = Field(default_factory=dict)
    functions: LanguageMap = Field(default_factory=dict)
    viability: LanguageMap = Field(default_factory=dict)
    safeguarding_measures: LanguageMap = Field(default_factory=dict)
    threats: LanguageMap = Field(default_factory=dict)
    seasonality: Seasonality | None = None
    objects_instruments: tuple[Reference, ...] = ()
    sdgs: tuple[Annotated[int, Field(ge=1, le=17)], ...] = ()
    predecessor: Reference | None = None
    successor: Reference | None = None
    components: tuple[Reference, ...] = ()
    world_heritage: tuple[Reference, ...] = ()


ResourceType = Literal[
    "book", "article", "report", "thesis", "photo", "video", "audio", "3D", "dataset", "website", "curated"
]


class Resource(Core):
    """A document about heritage: a photograph, a recording, a book."""

    type: Literal["Resource"]
    resource_type: ResourceType | None = None
    creators: tuple[Agent, ...] = ()
    contributors: tuple[Agent, ...] = ()
    publisher: LanguageMap = Field(default_factory=dict)
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


class Stakeholder(Core):
    """A person, organisation or community that practises, safeguards or studies heritage."""

    type: Literal["Stakeholder"]
    kind: tuple[StakeholderKind, ...] = ()
    agent_type: Literal["person", "organisation", "community"] | None = None
    address: str | None = None
    contact: Contact | None = None
    parent_organisation: Reference | None = None
    founded: Date | None = None
    activities: LanguageMap = Field(default_factory=dict)
    accreditation: Accreditation | None = None
    works_on: tuple[Reference, ...] = ()
    personal_data_basis: Literal["consent", "public-role", "none"] | None = None


NewsEventKind = Literal[
    "news", "exhibition", "performance", "festival", "conference", "seminar", "call-for-papers", "training", "notice"
]  # fmt: skip


class NewsEvent(Core):
    """Something that happens or is announced."""

    type: Literal["NewsEvent"]
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
    body: LanguageMap = Field(default_factory=dict)
    published_at: Date | None = None


Record = Annotated[Element | Resource | Stakeholder | NewsEvent, Field(discriminator="type")]
RECORD: TypeAdapter[Record] = TypeAdapter(Record)
FIELDS = {name for kind in (Element, Resource, Stakeholder, NewsEvent) for name in kind.model_fields}
TYPES = ("Element", "Resource", "Stakeholder", "NewsEvent")


class Member(Frozen):
    """A Record that an Item speaks for."""

    partner: Text
    identifier: Text


class Published(Frozen):
    """What an Item adds to the Record it shows; `modified` is the latest datestamp that a partner gave."""

    id: Text
    members: tuple[Member, ...]
    modified: str | None = None


class ElementItem(Element, Published):
    """A public Element."""


class ResourceItem(Resource, Published):
    """A public Resource."""


class StakeholderItem(Stakeholder, Published):
    """A public Stakeholder."""


class NewsEventItem(NewsEvent, Published):
    """A public NewsEvent."""


Item = Annotated[ElementItem | ResourceItem | StakeholderItem | NewsEventItem, Field(discriminator="type")]
ITEM: TypeAdapter[Item] = TypeAdapter(Item)


def dump(record: Record) -> bytes:
    """The Record's canonical JSON: what is stored, hashed and compared."""
    return type(record).__pydantic_serializer__.to_json(record, exclude_defaults=True)
