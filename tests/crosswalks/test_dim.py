"""DIM, field by field, and as DSpace repositories send it (DSpace Dublin Core registry)."""

from pathlib import Path
from typing import Any

import pytest

from crosswalks.dim import FORMAT, crosswalk
from crosswalks.documents import document
from crosswalks.formats import leftover
from ichlinks.errors import Rejected
from ichlinks.stages import Payload
from tests.crosswalks.payloads import payload, recorded

ROOT = '<dim:dim xmlns:dim="http://www.dspace.org/xmlns/dspace/dim">{}</dim:dim>'
DSPACE = "oai-pmh/MITLibraries+transmogrifier/tests/fixtures/dspace"


def dim(*fields: tuple[str, str]) -> Payload:
    """`("dc.date.issued", "2001")` as fields of one record."""
    inside = "".join(_field(*name.split("."), text=text) for name, text in fields)
    return payload(f"<record><metadata>{ROOT.format(inside)}</metadata></record>")


def _field(schema: str, element: str, qualifier: str = "", language: str = "", *, text: str) -> str:
    attributes = f'mdschema="{schema}" element="{element}" qualifier="{qualifier}" lang="{language}"'
    return f"<dim:field {attributes}>{text}</dim:field>"


CASES: list[tuple[str, list[tuple[str, str]], Any]] = [
    ("title", [("dc.title", "Songs")], {"und": ["Songs"]}),
    ("title", [("dc.title..ko", "노래"), ("dc.title..*", "Songs")], {"ko": ["노래"], "und": ["Songs"]}),
    ("alt_title", [("dc.title", "Songs"), ("dc.title.alternative", "Chants")], {"und": ["Chants"]}),
    ("creators", [("dc.contributor.author", "Kim"), ("dc.creator", "Lee")], ["Kim", "Lee"]),
    (
        "contributors",
        [("dc.contributor.advisor", "Kim"), ("dc.contributor", "Lee (singer)"), ("dc.contributor.other", "Bold")],
        [{"name": {"und": ["Kim"]}, "role": "advisor"}, {"name": {"und": ["Lee"]}, "role": "singer"}, "Bold"],
    ),
    ("issued", [("dc.date.accessioned", "2009-01-08T16:24:37Z"), ("dc.date.issued", "2002-11")], "2002-11"),
    ("issued", [("dc.title", "x"), ("dc.date.available", "2009-01-08T16:24:37Z")], None),
    (
        "identifiers",
        [("dc.identifier.isbn", "978-0-306-40615-7"), ("dc.identifier.issn", "0378-5955"), ("dc.identifier", "A 1")],
        [
            {"scheme": "oai", "value": "oai:archive.example:1"},
            {"scheme": "local", "value": "A 1"},
            {"scheme": "isbn", "value": "9780306406157"},
            {"scheme": "issn", "value": "0378-5955"},
        ],
    ),
    (
        "concepts",
        [
            ("dc.subject.lcsh", "Dance"),
            ("dc.subject", "Dance"),
            ("dc.subject", "http://a.example/c"),
            ("dc.coverage.temporal", "Edo period"),
            ("dc.coverage.temporal", "1201-01-01/1965-12-21"),
        ],
        [
            {"label": {"und": ["Dance"]}, "scheme": "lcsh"},
            {"label": {"und": ["Dance"]}},
            {"uri": "http://a.example/c"},
            {"label": {"und": ["Edo period"]}},
        ],
    ),
    ("description", [("dc.description.abstract", "a"), ("dc.description.provenance", "by x@y.z")], {"und": ["a"]}),
    ("places", [("dc.coverage.spatial", "Luang Prabang"), ("dc.coverage.temporal", "1950")], ["Luang Prabang"]),
    ("relations", [("dc.relation.ispartof", "Album")], [{"type": "is_part_of", "target": "Album"}]),
    ("rights", [("dc.rights.holder", "Kim"), ("local.rights", "x")], {"holder": "Kim"}),
    ("languages", [("dc.language.iso", "en_US")], ["en_US"]),
    ("type", [("dc.type", "Thesis"), ("dc.type", " ")], ["Thesis"]),
]


def plain(value: Any) -> Any:
    """Agents and places without anything but a name, as that name."""
    if not isinstance(value, list):
        return value
    names = [one.get("name") or one.get("label") if isinstance(one, dict) and len(one) == 1 else None for one in value]
    return [name["und"][0] if name else one for name, one in zip(names, value, strict=True)]


@pytest.mark.parametrize(("field", "fields", "value"), CASES)
def test_a_field_is_found_where_it_stands(field: str, fields: list[tuple[str, str]], value: Any) -> None:
    found = crosswalk(dim(*fields)).fields.get(field)
    assert (found if field == "concepts" else plain(found)) == value


def test_the_log_of_the_archive_and_other_schemas_are_left_over() -> None:
    one = dim(("dc.subject.mesh", "a"), ("dc.description.provenance", "b"), ("local.x", "c"), ("dc.date.issued", "1"))
    assert list(leftover(FORMAT, document(one))) == ["dc.description.provenance", "local.x"]


@pytest.mark.parametrize("name", ["blank", "missing"])
def test_a_record_without_values_is_rejected(shared_data: Path, name: str) -> None:
    (one,) = recorded(shared_data / DSPACE / f"dspace_dim_record_optional_fields_{name}.xml")
    with pytest.raises(Rejected, match="no metadata"):
        crosswalk(one)


def test_a_film_of_meiosis(shared_data: Path) -> None:
    fields = {
        one.identifier: crosswalk(one).fields for one in recorded(shared_data / DSPACE / "dspace_dim_records.xml")
    }
    film = fields["oai:darchive.mblwhoilibrary.org:1912/2642"]
    assert film.pop("description")["en"][0].startswith("The events of meiosis II in two living spermatocytes")
    page = "https://hdl.handle.net/1912/2642"
    people = [{"name": {"und": [name]}} for name in ("LaFountain, James R.", "Oldenbourg, Rudolf")]
    subjects: tuple[str, ...] = ("Meiosis II", "Spermatocyte", "Microtubules", "Kinetochore microtubules")
    subjects = (*subjects, "Polarized light microscopy", "LC-PolScope")
    assert film == {
        "type": ["Moving Image"],
        "identifiers": [
            {"scheme": "oai", "value": "oai:darchive.mblwhoilibrary.org:1912/2642"},
            {"scheme": "url", "value": page, "uri": page},
        ],
        "title": {
            "en": [
                "Time lapse movie of meiosis II in a living spermatocyte from the crane fly, Nephrotoma suturalis, "
                "viewed with polarized light microscopy"
            ]
        },
        "landing_page": page,
        "creators": people,
        "organisers": people,
        "issued": "2002-11",
        "start": "2002-11",
        "published_at": "2002-11",
        "concepts": [{"label": {"en": [name]}} for name in subjects],
    }
