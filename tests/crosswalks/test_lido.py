"""LIDO, field by field: present, blank, missing, several, odd (LIDO 1.1 schema; LIDO Terminology)."""

from pathlib import Path
from typing import Any

import pytest

from crosswalks.documents import document
from crosswalks.formats import leftover
from crosswalks.lido import FIELDS, FORMAT, crosswalk
from crosswalks.lido.source import read
from ichlinks.errors import Rejected
from ichlinks.stages import Payload
from tests.crosswalks.nested import nested
from tests.crosswalks.payloads import payload

NAMESPACES = (
    'xmlns="http://www.lido-schema.org" xmlns:lido="http://www.lido-schema.org" '
    'xmlns:skos="http://www.w3.org/2004/02/skos/core#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:gml="http://www.opengis.net/gml" xmlns:owl="http://www.w3.org/2002/07/owl#"'
)
RECORD = "<record><header><identifier>oai:archive.example:1</identifier></header><metadata>{}</metadata></record>"
CODE = "http://terminology.lido-schema.org/"
CC = "http://creativecommons.org/licenses/by/4.0/"


def lido(described: str, administered: str = "", before: str = "") -> str:
    """One record; `described` are its blocks, or what stands in the only one."""
    blocks = (
        described if "<descriptiveMetadata" in described else f"<descriptiveMetadata>{described}</descriptiveMetadata>"
    )
    return f"<lido {NAMESPACES}>{before}{blocks}<administrativeMetadata>{administered}</administrativeMetadata></lido>"


def found(field: str, record: str) -> Any:
    one: Payload = payload(RECORD.format(record))
    return FIELDS[field][0](read(document(one), one))


def titles(values: str, language: str = "") -> str:
    """One title set for each value, in a block of that language."""
    sets = values.replace("</appellationValue>", "</appellationValue></titleSet><titleSet>")
    wrapped = nested("objectIdentificationWrap/titleWrap", f"<titleSet>{sets}</titleSet>")
    return lido(f'<descriptiveMetadata xml:lang="{language}">{wrapped}</descriptiveMetadata>')


def event(kind: str, inside: str) -> str:
    stated = f"<eventType><conceptID lido:type='URI'>{CODE}{kind}</conceptID></eventType>"
    return f"<eventSet><event>{stated}{inside}</event></eventSet>"


def events(*sets: str) -> str:
    return lido(f"<eventWrap>{''.join(sets)}</eventWrap>")


def actor(name: str, role: str = "") -> str:
    named = f"<actor><nameActorSet><appellationValue>{name}</appellationValue></nameActorSet></actor>"
    said = f"<roleActor><term>{role}</term></roleActor>" if role else ""
    return f"<eventActor><actorInRole>{named}{said}</actorInRole></eventActor>"


def dated(shown: str, earliest: str = "", latest: str = "") -> str:
    dates = f"<earliestDate>{earliest}</earliestDate><latestDate>{latest}</latestDate>"
    return nested("eventDate", f"<displayDate>{shown}</displayDate><date>{dates}</date>")


def shown_place(name: str) -> str:
    return nested("eventPlace/displayPlace", name)


def measured(kind: str, unit: str, size: str) -> str:
    named = f"<measurementType>{kind}</measurementType><measurementUnit>{unit}</measurementUnit>"
    return nested("measurementsSet", f"{named}<measurementValue>{size}</measurementValue>")


def subjects(inside: str) -> str:
    return lido(nested("objectRelationWrap/subjectWrap", inside))


def pictures(*sets: str) -> str:
    return lido("", f"<resourceWrap>{''.join(f'<resourceSet>{one}</resourceSet>' for one in sets)}</resourceWrap>")


def picture(link: str, kind: str = "", form: str = "") -> str:
    linked = f'<linkResource lido:formatResource="{form}">{link}</linkResource>'
    return f'<resourceRepresentation lido:type="{kind}">{linked}</resourceRepresentation>'


DANCE = nested(
    "subject/subjectConcept",
    '<skos:Concept rdf:about="http://vocab.getty.edu/aat/1">'
    '<skos:prefLabel xml:lang="en">dance</skos:prefLabel></skos:Concept>',
)
LICENSED = nested("rightsResource/rightsType/conceptID", CC)
LAC = nested("materialsTech/termMaterialsTech/term", "lac")
VIAF = "https://viaf.org/viaf/1"
HOLDERS = '<appellationValue>Museum</appellationValue><appellationValue xml:lang="de">Stiftung</appellationValue>'
HOLDER = "recordSource/legalBodyName/appellationValue"

CASES: list[tuple[str, str, Any]] = [
    ("type", lido(""), ["Resource"]),
    (
        "type",
        lido(
            nested(
                "objectClassificationWrap/objectWorkTypeWrap/objectWorkType",
                '<term>Mask</term><term lido:addedSearchTerm="yes">Costume</term>',
            )
            + nested(
                "objectClassificationWrap/classificationWrap",
                "<classification lido:type='europeana:type'><term>3D</term></classification>",
            )
        ),
        ["Mask", "3D", "Resource"],
    ),
    (
        "type",
        lido(
            nested(
                "objectClassificationWrap/classificationWrap",
                "<classification lido:type='language'><term>jav</term></classification>"
                "<classification lido:type='europeana:project'><term>AthenaPlus</term></classification>",
            )
        ),
        ["Resource"],
    ),
    (
        "languages",
        lido(
            nested(
                "objectClassificationWrap/classificationWrap",
                "<classification lido:type='language'><term>jav</term></classification>"
                "<classification><term>theatre</term></classification>",
            )
        ),
        ["jav"],
    ),
    (
        "description",
        lido(
            nested(
                "objectIdentificationWrap/inscriptionsWrap/inscriptions",
                '<inscriptionTranscription xml:lang="jv-Java">ꦥꦚ꧀ꦗꦶ</inscriptionTranscription>'
                "<inscriptionTranscription>1912</inscriptionTranscription>"
                + nested("inscriptionDescription/descriptiveNoteValue", "inside, in ink"),
            )
        ),
        {"jv-Java": ["ꦥꦚ꧀ꦗꦶ"], "und": ["1912", "inside, in ink"]},
    ),
    (
        "description",
        events(
            event("lido00011", nested("eventDescriptionSet/descriptiveNoteValue", "Worn by the prince")),
            event("lido00001", nested("eventDescriptionSet/descriptiveNoteValue", "Bought at a sale")),
        ),
        {"und": ["Worn by the prince"]},
    ),
    (
        "edition",
        lido(nested("objectIdentificationWrap/displayStateEditionWrap/displayEdition", "second cast")),
        "second cast",
    ),
    (
        "identifiers",
        lido("", "", "<lidoRecID lido:type='local'>a/1</lidoRecID><objectPublishedID> </objectPublishedID>"),
        [{"scheme": "oai", "value": "oai:archive.example:1"}, {"scheme": "local", "value": "a/1"}],
    ),
    ("title", titles("<appellationValue>Mask</appellationValue>"), {"und": ["Mask"]}),
    ("title", titles("<appellationValue lido:pref='alternate'>Face</appellationValue>"), {"und": ["Face"]}),
    (
        "title",
        titles(
            '<appellationValue xml:lang="de"> Maske</appellationValue><appellationValue>Mask</appellationValue>', "en"
        ),
        {"de": ["Maske"], "en": ["Mask"]},
    ),
    (
        "alt_title",
        titles(
            f"<appellationValue lido:pref='{CODE}lido00170'>Face</appellationValue>"
            f"<appellationValue lido:pref='{CODE}lido00169'>Mask</appellationValue>"
            "<appellationValue>Mask</appellationValue>"
        ),
        {"und": ["Face"]},
    ),
    ("creators", events(event("lido00007", actor("Sari", "weaver"))), [{"name": {"und": ["Sari"]}, "role": "weaver"}]),
    ("creators", events(event("lido00001", actor("A dealer"))), []),
    ("creators", events(event("lido00012", actor(" "))), []),
    (
        "creators",
        events(event("lido00012", nested("eventActor/displayActorInRole", "Sari (weaver)"))),
        [{"name": {"und": ["Sari"]}, "role": "weaver"}],
    ),
    (
        "creators",
        events(
            event(
                "lido00012",
                actor("Warno", "carver").replace(
                    "</actorInRole>",
                    "<attributionQualifierActor><term>attributed to</term></attributionQualifierActor></actorInRole>",
                ),
            )
        ),
        [{"name": {"und": ["Warno"]}, "role": "carver (attributed to)"}],
    ),
    (
        "creators",
        events(event("lido00012", actor("Warno").replace("<actor>", f"<actor><owl:sameAs rdf:resource='{VIAF}'/>"))),
        [{"name": {"und": ["Warno"]}, "ref": VIAF}],
    ),
    (
        "contributors",
        events(event("lido00030", actor("Band")), event("lido00010", actor("Lee", "collector"))),
        [{"name": {"und": ["Band"]}}, {"name": {"und": ["Lee"]}, "role": "collector"}],
    ),
    ("publisher", events(event("lido00228", actor("Press"))), {"und": ["Press"]}),
    ("issued", events(event("lido00007", dated("", "1906", "1906"))), "1906"),
    ("issued", events(event("lido00007", dated("1899")), event("lido00228", dated("1901"))), "1901"),
    ("issued", events(event("lido00012", dated("before 1920", "x", "x"))), "before 1920"),
    ("issued", events(event("lido00001", dated("1978"))), None),
    (
        "issued",
        events(event("lido00007", dated("early", "1900-01-01T00:00:00Z", "1930-12-31T23:59:59Z"))),
        {"edtf": "1900-01-01/1930-12-31", "text": "early"},
    ),
    (
        "places",
        events(
            event("lido00007", shown_place("Ubud")),
            event("lido00010", shown_place("Denpasar")),
            event("lido00225", shown_place("Bern")),
            event("lido00001", shown_place("Basel")),
        ),
        [
            {"label": {"und": ["Ubud"]}, "role": "origin"},
            {"label": {"und": ["Bern"]}, "role": "venue"},
            {"label": {"und": ["Denpasar"]}},
        ],
    ),
    ("places", events(event("lido00007", nested("eventPlace/place/gml/gml:Point/gml:pos", "north"))), []),
    (
        "places",
        events(
            event(
                "lido00007",
                nested(
                    "eventPlace/place",
                    '<owl:sameAs rdf:resource="https://sws.geonames.org/1621177/"/>'
                    + nested("gml/gml:Point/gml:coordinates", "-7.80,110.36"),
                ),
            )
        ),
        [{"geonames": "https://sws.geonames.org/1621177/", "lat": -7.8, "lon": 110.36, "role": "origin"}],
    ),
    (
        "places",
        subjects(nested("subjectSet/subject/subjectPlace/displayPlace", "Angkor")),
        [{"label": {"und": ["Angkor"]}}],
    ),
    ("place", events(event("lido00228", shown_place("Hanoi"))), {"label": {"und": ["Hanoi"]}}),
    ("communities", events(event("lido00007", nested("culture/term", "Ainu"))), [{"name": {"und": ["Ainu"]}}]),
    ("communities", events(event("lido00007", "<culture/>")), []),
    (
        "concepts",
        subjects(
            nested("subjectSet", f"<displaySubject>dance; rice</displaySubject>{DANCE}")
            + nested("subjectSet/displaySubject", "rice")
            + nested("subjectSet/subject/subjectConcept/term")
        ),
        [{"uri": "http://vocab.getty.edu/aat/1", "label": {"en": ["dance"]}}, {"label": {"und": ["rice"]}}],
    ),
    (
        "concepts",
        subjects(
            nested(
                "subjectSet/subject/subjectActor/actor",
                "<actorID>https://viaf.org/viaf/1</actorID>" + nested("nameActorSet/appellationValue", "Rama"),
            )
        ),
        [{"uri": "https://viaf.org/viaf/1", "label": {"und": ["Rama"]}}],
    ),
    (
        "concepts",
        lido(
            nested(
                "objectIdentificationWrap/objectMaterialsTechWrap/objectMaterialsTechSet/displayMaterialsTech", "teak"
            )
            + nested(
                "eventWrap/eventSet/event",
                nested("eventMaterialsTech/displayMaterialsTech", "gold leaf")
                + nested("eventMaterialsTech", "<displayMaterialsTech>of lac</displayMaterialsTech>" + LAC)
                + nested("periodName/term", "Konbaung period"),
            )
        ),
        [{"label": {"und": [one]}} for one in ("lac", "Konbaung period", "teak", "gold leaf")],
    ),
    (
        "concepts",
        lido(
            nested(
                "objectClassificationWrap/objectWorkTypeWrap/objectWorkType",
                '<skos:Concept rdf:about="https://vocab.example/1"><skos:prefLabel xml:lang="en">masks</skos:prefLabel>'
                '</skos:Concept><term xml:lang="en">mask</term><term xml:lang="ko">탈</term>',
            )
        ),
        [{"uri": "https://vocab.example/1", "label": {"en": ["masks"], "ko": ["탈"]}}],
    ),
    (
        "concepts",
        subjects(
            nested(
                "subjectSet/subject",
                "<subjectActor><displayActor>Panji (hero)</displayActor>"
                + nested("actor/nameActorSet/appellationValue", "Panji")
                + "</subjectActor><subjectObject><displayObject>Borobudur</displayObject>"
                + nested("object/objectID", "https://a.example/borobudur")
                + "</subjectObject>"
                + nested("subjectDate/displayDate", "12th century"),
            )
        ),
        [
            {"label": {"und": ["Panji"]}},
            {"label": {"und": ["Borobudur"]}, "uri": "https://a.example/borobudur"},
            {"label": {"und": ["12th century"]}},
        ],
    ),
    (
        "rights",
        lido(
            "",
            nested("rightsWorkWrap/rightsWorkSet/rightsType/term", "All rights reserved")
            + nested("resourceWrap/resourceSet", LICENSED),
        ),
        {"content": ["All rights reserved"], "statement": {"und": ["All rights reserved"]}},
    ),
    (
        "rights",
        lido(
            "",
            nested(
                "rightsWorkWrap/rightsWorkSet",
                nested("rightsType", "<conceptID>https://a.example/rights/7</conceptID><term>Study only</term>")
                + nested("rightsHolder/legalBodyName", HOLDERS)
                + "<creditLine>Gift of the palace</creditLine>",
            ),
        ),
        {
            "content": ["https://a.example/rights/7", "Study only", "Gift of the palace"],
            "statement": {"und": ["Study only", "Gift of the palace"]},
            "holder": "Museum",
        },
    ),
    (
        "rights",
        pictures(
            nested("rightsResource", nested("rightsType/conceptID", CC) + nested("rightsHolder/legalBodyName", HOLDERS))
        ),
        {"content": [CC], "holder": "Museum"},
    ),
    ("rights", pictures(LICENSED, LICENSED), {"content": [CC]}),
    ("rights", pictures(LICENSED, picture("https://a.example/b")), {}),
    (
        "sensitivity",
        lido("", nested("rightsWorkWrap/rightsWorkSet/rightsType/term", "TK Secret / Sacred (TK SS)")),
        {"labels": ["TK Secret / Sacred (TK SS)"]},
    ),
    (
        "media",
        pictures(
            picture("I11.jpg", "masterfile")
            + picture("https://a.example/100h.jpg", "image_thumb", "image/jpeg")
            + picture("https://a.example/200w.jpg", "image_preview", "image/jpeg")
            + picture("https://a.example/large.jpg", "image_master")
        ),
        [
            {"url": "https://a.example/large.jpg", "role": "full", "mime": "image/jpeg"},
            {"url": "https://a.example/100h.jpg", "role": "thumb", "mime": "image/jpeg"},
        ],
    ),
    ("media", pictures(picture("https://a.example/page", "", "html"), "<resourceRepresentation/>", ""), []),
    (
        "landing_page",
        lido("", nested("recordWrap/recordInfoSet/recordInfoLink", "https://a.example/1")),
        "https://a.example/1",
    ),
    (
        "relations",
        lido(
            nested(
                "objectRelationWrap/relatedWorksWrap",
                nested("relatedWorkSet/relatedWork/displayObject", "Pair of masks") + "<relatedWorkSet/>",
            )
        ),
        [{"type": "relation", "target": "Pair of masks", "label": {"und": ["Pair of masks"]}}],
    ),
    (
        "relations",
        lido(
            nested(
                "objectRelationWrap/relatedWorksWrap/relatedWorkSet",
                nested(
                    "relatedWork",
                    "<displayObject>Letters</displayObject>"
                    "<object><objectID>778</objectID><objectNote>series</objectNote></object>",
                )
                + nested("relatedWorkRelType", f"<skos:Concept rdf:about='{CODE}lido00574'/><term>on osa</term>"),
            )
            + nested("objectRelationWrap/relatedWorksWrap/relatedWorkSet/displayRelatedWork", "Pigeaud 1938, p. 45")
        ),
        [
            {"type": "is_part_of", "target": "778", "label": {"und": ["Letters"]}},
            {
                "type": "relation",
                "target": "Pigeaud 1938, p. 45",
                "label": {"und": ["Pigeaud 1938, p. 45"]},
            },
        ],
    ),
    (
        "extent",
        lido(
            nested(
                "objectIdentificationWrap/objectMeasurementsWrap/objectMeasurementsSet",
                '<displayObjectMeasurements lido:label="diameter">17.5 x 18</displayObjectMeasurements>'
                '<displayObjectMeasurements lido:label="weight">3.84</displayObjectMeasurements>'
                '<displayObjectMeasurements xml:lang="ro" lido:label="greutate">3,84</displayObjectMeasurements>',
            )
            + nested(
                "objectIdentificationWrap/objectMeasurementsWrap/objectMeasurementsSet/objectMeasurements",
                measured("height", "cm", "20") + nested("extentMeasurements/term", "without stand"),
            )
        ),
        "diameter: 17.5 x 18; weight: 3.84; height 20 cm (without stand)",
    ),
    (
        "extent",
        lido(
            nested(
                "objectIdentificationWrap/objectMeasurementsWrap/objectMeasurementsSet/objectMeasurements",
                measured("height", "cm", "20") + measured("width", "cm", ""),
            )
        ),
        "height 20 cm",
    ),
    (
        "data_provider",
        lido("", nested("recordWrap", "".join(nested(HOLDER, name) for name in ("Portal", "Museum")))),
        {"label": {"und": ["Museum"]}},
    ),
    (
        "data_provider",
        lido(
            "",
            nested(
                "recordWrap",
                nested(HOLDER, "Museum").replace("<recordSource", "<recordSource lido:type='europeana:dataProvider'")
                + nested(HOLDER, "Portal"),
            ),
        ),
        {"label": {"und": ["Museum"]}},
    ),
]


@pytest.mark.parametrize(("field", "record", "value"), CASES)
def test_a_field_is_found_where_it_stands(field: str, record: str, value: Any) -> None:
    assert found(field, record) == value


@pytest.mark.parametrize("field", sorted(set(FIELDS) - {"type", "identifiers"}))
def test_an_empty_record_gives_nothing(field: str) -> None:
    assert not found(field, lido("<objectIdentificationWrap/><eventWrap><eventSet><event/></eventSet></eventWrap>"))


@pytest.mark.parametrize(
    ("stated", "role"),
    [
        ("<term>Use</term>", "practice"),
        ("<term xml:lang='de'>Herstellung</term>", "origin"),
        (f"{CODE}lido00225", "venue"),
        (f"{CODE}eventType/use", "practice"),
    ],
)
def test_the_kind_of_an_event_is_told_by_its_words_or_its_address(stated: str, role: str) -> None:
    inside = f"<eventType>{stated}</eventType><eventPlace><displayPlace>Ubud</displayPlace></eventPlace>"
    (place,) = found("places", events(f"<eventSet><event>{inside}</event></eventSet>"))
    assert place == {"label": {"und": ["Ubud"]}, "role": role}


@pytest.fixture
def janggu() -> Payload:
    return payload(RECORD.format((Path(__file__).parent / "records" / "lido_janggu.xml").read_text()))


def test_a_drum_described_in_two_languages(janggu: Payload) -> None:
    picture = {
        "rights": "https://creativecommons.org/licenses/by-sa/4.0/",
        "credit": "Example Museum, photograph: Lee",
        "alt_text": {"en": ["Side view"]},
    }
    assert crosswalk(janggu).fields == {
        "type": ["membranophones", "막명악기", "IMAGE", "Resource"],
        "identifiers": [
            {"scheme": "oai", "value": "oai:archive.example:1"},
            {"scheme": "url", "value": "https://museum.example/id/42", "uri": "https://museum.example/id/42"},
            {"scheme": "local", "value": "EX-M1/lido-00042"},
            {"scheme": "inventory", "value": "M 1978-42"},
        ],
        "title": {"en": ["Hourglass drum"], "ko": ["장구"], "ko-Latn": ["janggu"]},
        "alt_title": {"en": ["Slim-waisted drum"]},
        "description": {
            "en": [
                "A drum with two heads and a narrow waist, beaten with two sticks in nongak. "
                "Nongak was inscribed in 2014 on the Representative List."
            ],
            "ko": ["농악에 쓰이는 북."],
        },
        "places": [
            {
                "label": {"en": ["Seoul, Republic of Korea"]},
                "geonames": "https://sws.geonames.org/1835848/",
                "lat": 37.566,
                "lon": 126.9784,
                "role": "origin",
            },
            {"label": {"en": ["Jeolla, Republic of Korea"]}, "role": "practice"},
        ],
        "concepts": [
            {"uri": "https://vocab.example/membranophones", "label": {"en": ["membranophones"], "ko": ["막명악기"]}},
            {"label": {"en": ["nongak"], "ko": ["농악"]}},
            {
                "uri": "http://vocab.getty.edu/aat/300011914",
                "label": {"en": ["wood (plant material)"]},
                "scheme": "AAT",
            },
        ],
        "communities": [{"name": {"en": ["Korean"], "ko": ["한국"]}}],
        "rights": {
            "content": ["http://rightsstatements.org/vocab/InC/1.0/"],
            "holder": "Kim Example",
            "metadata": "https://creativecommons.org/publicdomain/zero/1.0/",
        },
        "media": [
            {"url": "https://museum.example/media/42-large", "role": "full", "mime": "image/jpeg", **picture},
            {"url": "https://museum.example/media/42-sound", "role": "full", "mime": "audio/mpeg"},
            {
                "url": "https://museum.example/media/42-small",
                "role": "thumb",
                "mime": "image/jpeg",
                "width": 350,
                **picture,
            },
        ],
        "landing_page": "https://museum.example/objects/42",
        "relations": [
            {"type": "is_part_of", "target": "M 1978-40", "label": {"en": ["Set of four nongak instruments"]}}
        ],
        "data_provider": {"label": {"en": ["Example Museum"]}, "uri": "https://museum.example/"},
        "designations": [{"list": "RL", "year": 2014}],
        "creators": [
            {
                "name": {"en": ["Kim Example"], "ko": ["김보기"]},
                "role": "drum maker",
                "ref": "https://museum.example/people/7",
            }
        ],
        "contributors": [{"name": {"en": ["Nongak band of the village"]}, "role": "band"}],
        "issued": {"edtf": "1973/1977", "text": "around 1975"},
        "extent": "Length: 53 cm",
    }


def test_what_only_concerns_the_museum_is_left_over(janggu: Payload) -> None:
    assert list(leftover(FORMAT, document(janggu))) == [
        "category/Concept",
        "descriptiveMetadata/objectIdentificationWrap/repositoryWrap/repositorySet/repositoryName/legalBodyName/appellationValue",
        "descriptiveMetadata/objectIdentificationWrap/repositoryWrap/repositorySet/repositoryLocation/namePlaceSet/appellationValue",
        "administrativeMetadata/recordWrap/recordID",
        "administrativeMetadata/recordWrap/recordType/term",
    ]


@pytest.mark.parametrize("inside", ["", "<lido/>", "<lido><descriptiveMetadata/></lido>" * 2])
def test_a_wrapper_holds_one_object(inside: str) -> None:
    with pytest.raises(Rejected, match="LIDO"):
        crosswalk(payload(RECORD.format(f"<lidoWrap {NAMESPACES}>{inside}</lidoWrap>")))


OLDER = """<lidoWrap {namespaces}><lido>
  <lidoRecID lido:type="local">EX-M2/78</lidoRecID><category/>
  <descriptiveMetadata xml:lang="de">
    <objectClassificationWrap><objectWorkTypeWrap><objectWorkType>
      <conceptID lido:type="uri" lido:source="gnd">https://vocab.example/gnd/1</conceptID>
      <conceptID lido:type="uri" lido:source="wikidata">https://vocab.example/wikidata/1</conceptID>
      <term lido:addedSearchTerm="no">Brief</term><term xml:lang="ru">письмо</term>
    </objectWorkType></objectWorkTypeWrap></objectClassificationWrap>
    <eventWrap>
      <eventSet><event>
        <eventType><conceptID lido:type="uri">https://museum.example/events/7</conceptID><term>Verfasst</term></eventType>
        <eventDate><displayDate>10.03.1869</displayDate><displayDate xml:lang="ko">1869년 3월 10일</displayDate>
          <date><earliestDate>1869</earliestDate><latestDate>1869</latestDate></date></eventDate>
      </event></eventSet>
      <eventSet><event>
        <eventType><conceptID lido:type="uri">{code}lido00003</conceptID></eventType>
        <eventMaterialsTech><displayMaterialsTech>Papier</displayMaterialsTech></eventMaterialsTech>
      </event></eventSet>
    </eventWrap>
  </descriptiveMetadata>
  <administrativeMetadata xml:lang="de"><resourceWrap><resourceSet>
    <resourceRepresentation lido:type="masterfile"><linkResource>brief.jpg</linkResource></resourceRepresentation>
  </resourceSet></resourceWrap></administrativeMetadata>
</lido></lidoWrap>"""


def test_a_letter_as_older_exports_describe_it() -> None:
    assert crosswalk(payload(RECORD.format(OLDER.format(namespaces=NAMESPACES, code=CODE)))).fields == {
        "type": ["Brief", "письмо", "Resource"],
        "identifiers": [
            {"scheme": "oai", "value": "oai:archive.example:1"},
            {"scheme": "local", "value": "EX-M2/78"},
        ],
        "concepts": [
            {
                "uri": "https://vocab.example/gnd/1",
                "label": {"de": ["Brief"], "ru": ["письмо"]},
                "scheme": "gnd",
            },
            {"label": {"de": ["Papier"]}},
        ],
        "issued": {"edtf": "1869", "text": "10.03.1869"},
    }
