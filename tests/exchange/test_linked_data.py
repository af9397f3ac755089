"""JSON-LD and Turtle: the same graph, with the terms that the standards name."""

from pathlib import Path

import pytest
import requests
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, SKOS

from config.settings import Workspace
from exchange.linked_data.context import OWN_TERMS, context
from tests.exchange.heritage import heritage, of

EDM = Namespace("http://www.europeana.eu/schemas/edm/")
ORE = Namespace("http://www.openarchives.org/ore/terms/")
SCHEMA = Namespace("https://schema.org/")
CRM = Namespace("http://www.cidoc-crm.org/cidoc-crm/")
IDS = [item["id"] for item in heritage()]


def graph(face: str, id_: str) -> tuple[URIRef, Graph]:
    text = requests.get(f"{face}/items/{id_}.ttl", timeout=10).text
    return URIRef(f"{face}/items/{id_}"), Graph().parse(data=text, format="turtle")


@pytest.mark.parametrize("id_", IDS)
def test_json_ld_and_turtle_are_the_same_graph(face: str, id_: str) -> None:
    """The context is fetched from where the document says it is."""
    from_json_ld = Graph().parse(f"{face}/items/{id_}.jsonld", format="json-ld")
    _, from_turtle = graph(face, id_)
    assert len(from_turtle) > 10
    assert isomorphic(from_json_ld, from_turtle)


@pytest.mark.parametrize("id_", IDS)
def test_the_same_item_gives_the_same_bytes(face: str, id_: str) -> None:
    for suffix in ("ttl", "jsonld"):
        first, second = (requests.get(f"{face}/items/{id_}.{suffix}", timeout=10).content for _ in range(2))
        assert first == second


def test_titles_keep_their_languages(face: str) -> None:
    item, found = graph(face, of("mekong", "khaen"))
    assert set(found.objects(item, DCTERMS.title)) == {
        Literal("ສຽງແຄນຂອງຊາວລາວ", lang="lo"),
        Literal("Khaen music of the Lao people", lang="en"),
        Literal("Siang khaen", lang="lo-Latn"),
    }
    assert set(found.objects(item, DCTERMS.alternative)) == {Literal("Khene music", lang="en")}


def test_text_of_unknown_language_has_no_tag(face: str) -> None:
    item, found = graph(face, of("mekong", "untitled-reel"))
    assert set(found.objects(item, DCTERMS.title)) == {Literal("Reel 14")}


def test_an_element_is_a_concept_with_dated_designations(face: str) -> None:
    item, found = graph(face, of("mekong", "khaen"))
    ich = Namespace(f"{face}/terms#")
    assert set(found.objects(item, RDF.type)) == {ich.Element, SKOS.Concept, CRM.E28_Conceptual_Object}
    inscribed = found.value(predicate=ich.list, object=Literal("RL"))
    assert (item, ich.designation, inscribed) in found
    assert found.value(inscribed, ich.year) == Literal(2017)
    assert found.value(inscribed, ich.decision) == Literal("12.COM 11.b.21")
    subjects = {ich["domain-b"], ich["domain-c"], ich["domain-e"], URIRef(f"{item}#concept-2")}
    assert set(found.objects(item, DCTERMS.subject)) == {
        *subjects,
        URIRef("http://vocabularies.unesco.org/thesaurus/concept10982"),
    }


def test_the_aggregation_says_who_gives_it_on_what_terms(face: str) -> None:
    item, found = graph(face, of("mekong", "khaen"))
    aggregation = found.value(predicate=EDM.aggregatedCHO, object=item)
    assert (aggregation, RDF.type, ORE.Aggregation) in found
    assert found.value(aggregation, EDM.dataProvider) == URIRef("https://mekong.example/")
    assert found.value(aggregation, EDM.isShownAt) == URIRef("https://mekong.example/khaen")
    assert found.value(aggregation, EDM.isShownBy) == URIRef("https://media.example/khaen-pipes.png")
    assert found.value(aggregation, EDM.rights) == URIRef("http://creativecommons.org/licenses/by/4.0/")
    assert set(found.objects(aggregation, EDM.hasView)) == {
        URIRef("https://media.example/khaen-drone.mp3"),
        URIRef("https://media.example/khaen-notes.pdf"),
    }


def test_a_resource_is_about_our_item(face: str) -> None:
    item, found = graph(face, of("mekong", "phi-ta-khon"))
    khaen = URIRef(f"{face}/items/{of('mekong', 'khaen')}")
    assert set(found.objects(item, RDF.type)) == {EDM.ProvidedCHO, SCHEMA.Photograph}
    assert found.value(item, EDM.type) == Literal("IMAGE")
    assert found.value(item, SCHEMA.about) == khaen
    assert (item, DCTERMS.subject, khaen) in found
    assert found.value(item, DCTERMS.issued) == Literal("2019-06")


def test_an_event_uses_the_words_of_schema_org(face: str) -> None:
    item, found = graph(face, of("mekong", "losar"))
    assert found.value(item, RDF.type) == SCHEMA.Event
    assert found.value(item, SCHEMA.startDate) == Literal("2027-02-07")
    assert found.value(item, SCHEMA.eventStatus) == SCHEMA.EventScheduled
    assert found.value(item, SCHEMA.eventAttendanceMode) == SCHEMA.OfflineEventAttendanceMode


def test_every_term_of_ours_has_a_meaning(face: str, tmp_path: Path) -> None:
    base = Workspace(tmp_path, {}).base_url
    used = {str(one.get("@id", "") if isinstance(one, dict) else one) for one in context(base).values()}
    ours = {term.removeprefix("ich:") for term in used if term.startswith("ich:")}
    assert ours | {"Element"} == set(OWN_TERMS)
    published = Graph().parse(data=requests.get(f"{face}/terms", headers={"Accept": "text/turtle"}, timeout=10).text)
    assert {str(one).rpartition("#")[2] for one in published.subjects()} == set(OWN_TERMS)
    assert "safeguardingMeasures" in requests.get(f"{face}/terms", timeout=10).text
