"""schema.org as JSON-LD, field by field: present, missing, several, odd (schema.org; JSON-LD 1.1)."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswalks import CROSSWALKS
from crosswalks.documents import document
from crosswalks.formats import leftover
from crosswalks.schema_org import FIELDS, FORMAT, crosswalk
from crosswalks.schema_org.source import read
from ichlinks.errors import Rejected
from ichlinks.stages import Envelope, Payload
from tests.crosswalks.payloads import payload

CC = "https://creativecommons.org/licenses/by/4.0/"
KIM = {"@type": "Person", "@id": "https://orcid.org/0000-0002-1825-0097", "name": "Kim"}
ANGKOR = {"@type": "Place", "name": "Angkor", "geo": {"latitude": 13.4, "longitude": "103.9"}}
PAGE = "https://a.example/1"
UNESCO = "https://ich.unesco.org/en/RL/arirang-00445"


def jsonld(document: dict[str, Any]) -> Payload:
    return payload(json.dumps({"@context": "https://schema.org/", **document}), envelope=Envelope())


def thing(**keys: Any) -> Payload:
    return jsonld({"@type": "CreativeWork", **keys})


def found(field: str, one: Payload) -> Any:
    return FIELDS[field][0](read(document(one), one))


CASES: list[tuple[str, Payload, Any]] = [
    ("type", thing(), ["Resource"]),
    ("type", jsonld({"@type": ["VideoObject", "https://schema.org/3DModel"]}), ["Video", "3D model"]),
    (
        "type",
        thing(additionalType="http://purl.org/dc/dcmitype/Sound", genre="Epic"),
        ["http://purl.org/dc/dcmitype/Sound", "Resource", "Epic"],
    ),
    (
        "identifiers",
        thing(identifier=[{"@type": "PropertyValue", "value": "A 1"}, "10.5072/x"], isbn="978-0-306-40615-7"),
        [
            {"scheme": "oai", "value": "oai:archive.example:1"},
            {"scheme": "local", "value": "A 1"},
            {"scheme": "doi", "value": "10.5072/x", "uri": "https://doi.org/10.5072/x"},
            {"scheme": "isbn", "value": "9780306406157"},
        ],
    ),
    ("title", thing(name=["Songs", {"@value": "노래", "@language": "ko"}, " "]), {"und": ["Songs"], "ko": ["노래"]}),
    ("title", thing(headline="News"), {"und": ["News"]}),
    ("alt_title", thing(name=["Songs", "Chants"], alternateName="Airs"), {"und": ["Chants", "Airs"]}),
    ("description", thing(description="One  two", abstract=None), {"und": ["One two"]}),
    ("languages", thing(inLanguage=["ko", {"@type": "Language", "name": "Khmer"}]), ["ko", "Khmer"]),
    ("countries", thing(countryOfOrigin={"@type": "Country", "name": "Samoa"}), ["Samoa"]),
    (
        "places",
        thing(contentLocation=ANGKOR, locationCreated="Ubud", spatialCoverage=[{}, 7]),
        [
            {"label": {"und": ["7"]}},
            {"label": {"und": ["Angkor"]}, "lat": 13.4, "lon": 103.9},
            {"label": {"und": ["Ubud"]}, "role": "origin"},
        ],
    ),
    (
        "concepts",
        thing(about=[{"@id": "http://vocab.getty.edu/aat/1", "name": "dance"}], keywords="rice, song,"),
        [
            {"uri": "http://vocab.getty.edu/aat/1", "label": {"und": ["dance"]}},
            {"label": {"und": ["rice"]}},
            {"label": {"und": ["song"]}},
        ],
    ),
    (
        "rights",
        thing(license={"@id": CC}, copyrightNotice="Kim 2001", copyrightHolder=KIM, sdLicense=CC),
        {"content": [CC, "Kim 2001"], "statement": {"und": ["Kim 2001"]}, "holder": "Kim", "metadata": CC},
    ),
    (
        "rights",
        thing(license="All rights reserved"),
        {"content": ["All rights reserved"], "statement": {"und": ["All rights reserved"]}},
    ),
    (
        "sensitivity",
        thing(
            usageInfo={
                "@type": "CreativeWork",
                "url": "https://localcontextshub.org/projects/1",
                "name": [{"@value": "TK Seasonal (TK S)", "@language": "en"}, {"@value": "TK Wā", "@language": "mi"}],
                "text": {"@value": "Hōtoke anake.", "@language": "mi"},
                "creator": {"@type": "Organization", "name": "A village"},
            }
        ),
        {
            "label_texts": [
                {
                    "code": "TK Seasonal (TK S)",
                    "name": {"en": ["TK Seasonal (TK S)"], "mi": ["TK Wā"]},
                    "text": {"mi": ["Hōtoke anake."]},
                    "community": "A village",
                    "uri": "https://localcontextshub.org/projects/1",
                }
            ],
        },
    ),
    ("sensitivity", thing(usageInfo="TK Secret / Sacred (TK SS)"), {"labels": ["TK Secret / Sacred (TK SS)"]}),
    (
        "media",
        thing(
            image=[
                "https://a.example/1.jpg",
                {
                    "contentUrl": "https://a.example/x",
                    "encodingFormat": "image/png",
                    "caption": "Side",
                    "width": 800,
                    "height": "wide",
                    "license": CC,
                },
            ],
            video={"embedUrl": "https://a.example/play", "thumbnailUrl": "https://a.example/t.jpg"},
            encoding={"contentUrl": "https://a.example/a.txt", "encodingFormat": "text/plain"},
        ),
        [
            {"url": "https://a.example/1.jpg", "role": "full", "mime": "image/jpeg"},
            {
                "url": "https://a.example/x",
                "role": "full",
                "mime": "image/png",
                "rights": CC,
                "alt_text": {"und": ["Side"]},
                "width": 800,
            },
            {"url": "https://a.example/play", "role": "embed"},
            {"url": "https://a.example/t.jpg", "role": "thumb", "mime": "image/jpeg"},
        ],
    ),
    ("landing_page", thing(url=PAGE), PAGE),
    ("landing_page", thing(mainEntityOfPage={"@type": "WebPage", "@id": PAGE}), PAGE),
    (
        "relations",
        thing(isPartOf={"@id": PAGE, "name": "Album"}, isBasedOn="Field book"),
        [
            {"type": "is_part_of", "target": PAGE, "label": {"und": ["Album"]}},
            {"type": "relation", "target": "Field book"},
        ],
    ),
    (
        "series",
        thing(isPartOf={"@type": "PublicationIssue", "name": "Dance", "issueNumber": 2}),
        {"title": {"und": ["Dance"]}, "number": "2"},
    ),
    (
        "creators",
        thing(author=[KIM, "Lee (singer)", {"@type": "Person"}], director={"name": "Bold"}),
        [
            {"name": {"und": ["Kim"]}, "ref": "https://orcid.org/0000-0002-1825-0097"},
            {"name": {"und": ["Lee"]}, "role": "singer"},
            {"name": {"und": ["Bold"]}, "role": "director"},
        ],
    ),
    ("contributors", thing(performer="Band"), [{"name": {"und": ["Band"]}, "role": "performer"}]),
    ("publisher", thing(publisher={"name": "Press"}), {"und": ["Press"]}),
    ("provider", thing(provider={"name": "Archive", "url": PAGE}), {"uri": PAGE, "label": {"und": ["Archive"]}}),
    ("issued", thing(dateCreated="1950", datePublished="1960-02"), "1960-02"),
    ("extent", thing(numberOfPages=96, duration="PT20M"), "96 pages; PT20M"),
    ("start", jsonld({"@type": "Festival", "startDate": "2025-04-13"}), "2025-04-13"),
    (
        "venue",
        jsonld({"@type": "Festival", "location": ANGKOR}),
        {"name": {"und": ["Angkor"]}, "place": {"lat": 13.4, "lon": 103.9}},
    ),
    ("attendance_mode", thing(eventAttendanceMode="https://schema.org/OnlineEventAttendanceMode"), "online"),
    ("status", thing(eventStatus="EventCancelled"), "cancelled"),
    ("organisers", thing(organizer={"name": "Troupe"}), [{"name": {"und": ["Troupe"]}}]),
    (
        "address",
        thing(address={"streetAddress": "1 Road", "addressLocality": "Apia", "addressCountry": {"name": "Samoa"}}),
        "1 Road, Apia, Samoa",
    ),
    ("contact", thing(email="a@a.example", telephone="1", url="x"), {"email": "a@a.example", "phone": "1"}),
    ("founded", thing(foundingDate="1950"), "1950"),
    ("parent_organisation", thing(parentOrganization="Ministry"), {"label": {"und": ["Ministry"]}}),
    ("works_on", thing(knowsAbout={"@id": PAGE}), [{"uri": PAGE}]),
    ("type", jsonld({"@type": "Person", "jobTitle": "Weaver", "genre": 7}), ["Weaver", "Person", "7"]),
    ("type", jsonld({"@type": "VisualArtwork", "artform": "Photograph"}), ["Resource", "Photograph"]),
    ("type", jsonld({"@type": "SportsClub"}), ["Sports Club"]),
    ("title", jsonld({"@type": "Person", "givenName": "Alice", "familyName": "Fletcher"}), {"und": ["Alice Fletcher"]}),
    ("title", thing(name=True), {}),
    ("alt_title", thing(name="Songs", headline="Songs", alternativeHeadline="Airs"), {"und": ["Airs"]}),
    (
        "identifiers",
        thing(
            identifier={"@type": "PropertyValue", "propertyID": "https://registry.example/registry/isni", "value": "1"},
            sameAs=["https://www.wikidata.org/wiki/Q1", "Q1"],
        ),
        [
            {"scheme": "oai", "value": "oai:archive.example:1"},
            {"scheme": "isni", "value": "1"},
            {"scheme": "url", "value": "https://www.wikidata.org/wiki/Q1", "uri": "https://www.wikidata.org/wiki/Q1"},
        ],
    ),
    (
        "creators",
        thing(creator=[KIM, {"givenName": "Min", "familyName": "Lee"}], author="Kim", artist={"name": "Kim"}),
        [
            {"name": {"und": ["Kim"]}, "ref": "https://orcid.org/0000-0002-1825-0097", "role": "artist"},
            {"name": {"und": ["Min Lee"]}},
        ],
    ),
    (
        "countries",
        thing(address={"addressCountry": "KR"}, location={"address": {"addressCountry": "JP"}}),
        ["KR", "JP"],
    ),
    ("places", thing(location={"@type": "VirtualLocation", "name": "Online", "url": PAGE}), []),
    (
        "places",
        thing(location="Apia", startDate="2024"),
        [{"label": {"und": ["Apia"]}, "role": "venue"}],
    ),
    ("venue", thing(location={"address": "1 Road, Apia"}), {"name": {"und": ["1 Road, Apia"]}}),
    ("data_provider", thing(holdingArchive="Archive"), {"label": {"und": ["Archive"]}}),
    ("edition", thing(bookEdition="2nd", version=1), "2nd"),
    ("series_position", thing(position=["I", 4]), 4),
    ("language_version_of", thing(translationOfWork={"@id": PAGE}), {"uri": PAGE}),
    ("body", thing(articleBody="Text"), {"und": ["Text"]}),
    ("published_at", thing(datePublished="2024-05-01"), "2024-05-01"),
    ("issued", thing(copyrightYear=1999), "1999"),
    ("end", thing(endDate="2024-05-12"), "2024-05-12"),
    ("about_elements", thing(about=["dance", {"sameAs": UNESCO}]), [{"uri": UNESCO}]),
    ("concepts", thing(about=[{"sameAs": UNESCO}], genre="Epic"), [{"label": {"und": ["Epic"]}}]),
    ("activities", thing(knowsAbout=["dyes", {"@id": PAGE}]), {"und": ["dyes"]}),
    (
        "places",
        thing(
            locationCreated={
                "name": "Kapit",
                "containedInPlace": {"name": "Sarawak", "containedInPlace": {"@type": "Country", "name": "Malaysia"}},
            },
            spatialCoverage={"name": "Malakula", "containedIn": "Vanuatu"},
        ),
        [{"label": {"und": ["Malakula, Vanuatu"]}}, {"label": {"und": ["Kapit, Sarawak, Malaysia"]}, "role": "origin"}],
    ),
    (
        "places",
        jsonld(
            {
                "@type": "Museum",
                "name": "Museum",
                "geo": {"latitude": 13.4, "longitude": 103.9},
                "address": {"addressLocality": "Siem Reap", "addressCountry": "KH"},
            }
        ),
        [{"label": {"und": ["Siem Reap"]}, "lat": 13.4, "lon": 103.9}],
    ),
    ("places", jsonld({"@type": "NGO", "location": "Bishkek"}), [{"label": {"und": ["Bishkek"]}}]),
    ("alt_title", jsonld({"@type": "NGO", "name": "Aigine", "legalName": "Aigine CRC"}), {"und": ["Aigine CRC"]}),
    (
        "concepts",
        thing(artworkSurface="cloth", artform="Textile", temporalCoverage=["1950/1960", "Brooke period"]),
        [{"label": {"und": [one]}} for one in ("cloth", "Textile", "Brooke period")],
    ),
    (
        "extent",
        thing(
            height={"@type": "Distance", "name": "210 cm"},
            width={"value": 104, "unitText": "cm"},
            depth=3,
            weight={"value": 2.5, "unitCode": "KGM"},
        ),
        "height 210 cm; width 104 cm; weight 2.5 kg",
    ),
    ("extent", jsonld({"@type": "ImageObject", "height": "600 px", "width": {"value": 8, "unitCode": "E37"}}), None),
    (
        "rights",
        thing(license=CC, creditText="Gift of the Iban"),
        {"content": [CC, "Gift of the Iban"], "statement": {"und": ["Gift of the Iban"]}},
    ),
    ("rights", jsonld({"@type": "ImageObject", "contentUrl": PAGE, "creditText": "Photo: Tan"}), {}),
    (
        "relations",
        jsonld({"@type": "Festival", "about": {"name": "Naadam", "sameAs": UNESCO}, "subEvent": {"name": "Wrestling"}}),
        [
            {"type": "about", "target": UNESCO, "label": {"und": ["Naadam"]}},
            {"type": "has_part", "target": "Wrestling"},
        ],
    ),
    (
        "media",
        jsonld(
            {
                "@type": "Dataset",
                "distribution": [
                    {"contentUrl": "https://a.example/s.csv", "encodingFormat": "text/csv"},
                    {"contentUrl": "https://a.example/s.mp3"},
                ],
            }
        ),
        [{"url": "https://a.example/s.mp3", "role": "full", "mime": "audio/mpeg"}],
    ),
    ("designations", thing(sameAs=UNESCO), [{"list": "RL", "ref": "00445"}]),
    ("designations", thing(award="Representative List, 2018"), [{"list": "RL", "year": 2018}]),
]


@pytest.mark.parametrize(("field", "one", "value"), CASES)
def test_a_field_is_found_where_it_stands(field: str, one: Payload, value: Any) -> None:
    assert found(field, one) == value


@pytest.mark.parametrize("field", sorted(set(FIELDS) - {"type", "identifiers"}))
def test_a_thing_without_properties_gives_nothing(field: str) -> None:
    assert not found(field, thing(name="", author={}, image=[], location=None))


def test_the_thing_of_a_page_is_what_is_described() -> None:
    graph = [
        {"@type": "WebPage", "@id": "#page", "mainEntity": {"@id": "#song"}},
        {"@type": "MusicRecording", "@id": "#song", "name": "Arirang", "creator": {"@id": "#kim"}},
        {"@type": "Person", "@id": "#kim", "name": "Kim"},
    ]
    fields = crosswalk(jsonld({"@graph": graph})).fields
    assert (fields["title"], fields["creators"]) == ({"und": ["Arirang"]}, [{"name": {"und": ["Kim"]}}])


def test_the_language_of_the_context_holds_for_all_words() -> None:
    context = ["https://schema.org", {"@language": "ko"}]
    assert crosswalk(jsonld({"@context": context, "@type": "Book", "name": "노래"})).fields["title"] == {"ko": ["노래"]}


def test_the_language_of_the_context_holds_for_towns_too() -> None:
    context = ["https://schema.org", {"@language": "en"}]
    post = {"addressLocality": "Bishkek", "addressRegion": "Chuy"}
    made = crosswalk(jsonld({"@context": context, "@type": "Book", "locationCreated": {"address": post}}))
    assert made.fields["places"] == [{"label": {"en": ["Bishkek, Chuy"]}, "role": "origin"}]


def test_a_page_alone_is_rejected() -> None:
    with pytest.raises(Rejected, match="describes nothing"):
        crosswalk(jsonld({"@type": "WebPage", "name": "Home"}))


def test_what_no_rule_reads_is_left_over() -> None:
    assert list(leftover(FORMAT, document(thing(name="a", accessMode="visual")))) == ["accessMode"]


def test_it_is_found_by_its_context() -> None:
    assert CROSSWALKS["auto"].crosswalk(thing(name="a")).crosswalk == "schema_org"


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@id", "@type", "@value", "name", "url", "geo", "value", "contentUrl"]), inner
        )
    ),
    max_leaves=12,
)
KEYS = "name author isPartOf license image location identifier address about keywords inLanguage url width @id @graph"


@given(st.dictionaries(st.sampled_from(KEYS.split()), ANY))
def test_no_document_makes_it_fail(keys: dict[str, Any]) -> None:
    one = thing(**keys)
    try:
        assert crosswalk(one).fields
    except Rejected as error:
        assert error.rule == "crosswalk.metadata"
    list(leftover(FORMAT, document(one)))
