"""Mapping files: every step, the forms of the schema, and complaints with file and line (docs/crosswalks.md)."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from config.settings import Workspace
from config.yaml_file import read
from crosswalks.declarative import compiled
from crosswalks.declarative.steps import STEPS
from ichlinks.errors import Invalid, Rejected
from ichlinks.stages import Draft, Envelope
from tests.crosswalks.payloads import payload

WORKSPACE = Workspace(Path("/nowhere"), {})


def crosswalk(tmp_path: Path, mapping: str) -> Any:
    path = tmp_path / "archive.yaml"
    path.write_text(mapping, encoding="utf-8")
    return compiled(read(path), WORKSPACE)


def from_json(tmp_path: Path, fields: str, item: str) -> Draft:
    draft: Draft = crosswalk(tmp_path, f"format: {{kind: json}}\nfields:\n  {fields}")(payload(item))
    return draft


@pytest.mark.parametrize(
    ("field", "item", "value"),
    [
        ("title: name", '{"name": "Masi"}', {"title": {"und": ["Masi"]}}),
        (
            "title: names",
            '{"names": {"fj": "Masi", "en": ["Barkcloth", ""]}}',
            {"title": {"fj": ["Masi"], "en": ["Barkcloth"]}},
        ),
        ("title: name", '{"name": 1984}', {"title": {"und": ["1984"]}}),
        ("title: name", '{"name": null}', {}),
        ("title: name", '{"name": "  "}', {}),
        ("title: name", "{}", {}),
        ("title: {pick: name, language: en}", '{"name": "Masi"}', {"title": {"en": ["Masi"]}}),
        ("title: {pick: name, language: {pick: lang}}", '{"name": "Masi", "lang": "fj"}', {"title": {"fj": ["Masi"]}}),
        ("title: {pick: name, language: {pick: lang}}", '{"name": "Masi"}', {"title": {"und": ["Masi"]}}),
        (
            "title: {pick: n, split: '|', language: {pick: l, split: '|'}}",
            '{"n": "Киіз үй|Боз үй", "l": "kk|ky"}',
            {"title": {"kk": ["Киіз үй"], "ky": ["Боз үй"]}},
        ),
        (
            "title: {pick: n, split: '|', language: {pick: l}}",
            '{"n": "Palov|Osh", "l": "uz"}',
            {"title": {"uz": ["Palov", "Osh"]}},
        ),
        ("title: [a, {pick: b, language: en}]", '{"a": "x", "b": "y"}', {"title": {"und": ["x"], "en": ["y"]}}),
        ("title: {first_of: [a, b]}", '{"a": "", "b": "y"}', {"title": {"und": ["y"]}}),
        ("title: {first_of: [a, b]}", '{"a": "x", "b": "y"}', {"title": {"und": ["x"]}}),
        ("title: {pick: a, case: upper}", '{"a": "x y"}', {"title": {"und": ["X Y"]}}),
        ("title: {pick: a, case: sentence}", '{"a": "MASI CLOTH"}', {"title": {"und": ["Masi cloth"]}}),
        ("title: {pick: a, trim: '.'}", '{"a": " Masi. "}', {"title": {"und": ["Masi"]}}),
        ("title: {template: '{a}: {b.c}'}", '{"a": "x", "b": {"c": 2}}', {"title": {"und": ["x: 2"]}}),
        ("title: {template: '{a}: {b}'}", '{"a": "x"}', {}),
        ("languages: {pick: a, split: ','}", '{"a": "ko, en,"}', {"languages": ["ko", "en"]}),
        ("languages: {constant: ko}", "{}", {"languages": ["ko"]}),
        ("edition: {pick: 'a[]', join: ', '}", '{"a": ["x", "y"]}', {"edition": "x, y"}),
        ("edition: {pick: a, split: {at: ':', take: 2}}", '{"a": "x:y:z"}', {"edition": "y"}),
        ("edition: {pick: a, split: {at: ':', take: 4}}", '{"a": "x:y:z"}', {}),
        ("issued: {pick: a, date: dd.mm.yyyy}", '{"a": "3.11.2019"}', {"issued": "2019-11-03"}),
        ("issued: {pick: a, date: yyyymmdd}", '{"a": "20191103"}', {"issued": "2019-11-03"}),
        ("issued: {pick: a, date: dd.mm.yyyy}", '{"a": "circa 2019"}', {"issued": "circa 2019"}),
        ("countries: {pick: a, look_up: countries}", '{"a": "South Korea"}', {"countries": ["KR"]}),
        ("countries: {pick: a, look_up: countries}", '{"a": "Ruritania"}', {"countries": ["Ruritania"]}),
        (
            "countries: {pick: a, look_up: {Jeju: KR, Both: [KR, JP], Moon: }}",
            '{"a": "Both"}',
            {"countries": ["KR", "JP"]},
        ),
        ("countries: {pick: a, look_up: {Jeju: KR, Both: [KR, JP], Moon: }}", '{"a": "Moon"}', {}),
        ("rights.content: a", '{"a": "CC0"}', {"rights": {"content": "CC0"}}),
        ("contact.email: a", '{"a": "a@b.example"}', {"contact": {"email": "a@b.example"}}),
        ("type: kind", '{"kind": "photo"}', {"type": ["photo"]}),
    ],
)
def test_values_take_the_form_of_the_schema(tmp_path: Path, field: str, item: str, value: dict[str, Any]) -> None:
    assert from_json(tmp_path, field, item).fields == value


@pytest.mark.parametrize(
    ("field", "item", "value"),
    [
        (
            "designations: {pick: 'listing[]', each: {list: list, year: year}}",
            '{"listing": [{"list": "RL", "year": 2009}, {"list": "USL"}]}',
            [{"list": "RL", "year": 2009}, {"list": "USL"}],
        ),
        ("designations: {pick: 'listing[]', each: {list: list}}", "{}", None),
        (
            "concepts: {pick: 'words[]', each: {label: {pick: ., language: en}}}",
            '{"words": ["felt"]}',
            [{"label": {"en": ["felt"]}}],
        ),
        (
            "media: {pick: 'files[]', each: {url: href, credit: /terms.credit, role: {constant: thumb}}}",
            '{"files": [{"href": "https://a.example/1.jpg"}, {}], "terms": {"credit": "Kim"}}',
            [{"url": "https://a.example/1.jpg", "credit": "Kim", "role": "thumb"}],
        ),
        (
            "places: {each: {label: {pick: p, split: '|', language: en},"
            " lat: {pick: lat, split: '|'}, role: {constant: practice}}}",
            '{"p": "Jeju|Udo", "lat": "33.4|33.5"}',
            [
                {"label": {"en": ["Jeju"]}, "lat": "33.4", "role": "practice"},
                {"label": {"en": ["Udo"]}, "lat": "33.5", "role": "practice"},
            ],
        ),
        (
            "designations: {each: {list: {pick: l, split: '|'}, ref: {pick: r, split: '|'}}}",
            '{"l": "RL|RL|RL", "r": "00282||01161"}',
            [{"list": "RL", "ref": "00282"}, {"list": "RL"}, {"list": "RL", "ref": "01161"}],
        ),
        ("creators: {pick: by, each: {name: ., role: {constant: weaver}}}", "{}", None),
    ],
)
def test_lists_of_objects_are_made(tmp_path: Path, field: str, item: str, value: Any) -> None:
    assert from_json(tmp_path, field, item).fields.get(field.partition(":")[0]) == value


CSV = """\
format: {kind: csv, encoding: utf-8-sig, delimiter: ";"}
fields:
  title: {pick: name (en), language: en}
  media: {pick: picture, each: {url: ., credit: owner}}
"""
HEADER = Envelope("\ufeffname (en);picture;owner\r\n".encode())


def test_a_row_is_read_with_the_header_of_its_file(tmp_path: Path) -> None:
    draft = crosswalk(tmp_path, CSV)(payload('"Masi;\n""white""";https://a.example/1.jpg;Kim\r\n', envelope=HEADER))
    assert draft == Draft(
        {
            "title": {"en": ['Masi;\n"white"']},
            "media": [{"url": "https://a.example/1.jpg", "credit": "Kim"}],
        },
        {"title": "column name (en)", "media": "column picture, column owner"},
    )


def test_only_line_ends_end_a_line(tmp_path: Path) -> None:
    draft = crosswalk(tmp_path, CSV)(payload("Masi\u2028white\x0bone\x85two;;\r\n", envelope=HEADER))
    assert draft.fields["title"] == {"en": ["Masi\u2028white\x0bone\x85two"]}


def test_a_row_of_another_length_is_rejected(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="2 columns, the header 3") as error:
        crosswalk(tmp_path, CSV)(payload("Masi;x\r\n", envelope=HEADER))
    assert error.value.rule == "payload.columns"


def test_bytes_of_another_encoding_are_rejected(tmp_path: Path) -> None:
    with pytest.raises(Rejected) as error:
        crosswalk(tmp_path, CSV)(payload(b"Noum\xe9a;;\r\n", envelope=HEADER))
    assert error.value.rule == "payload.csv"


def test_a_column_that_the_file_lost_is_flagged(tmp_path: Path) -> None:
    draft = crosswalk(tmp_path, CSV)(payload("Masi;Kim\r\n", envelope=Envelope(b"name (en);owner\r\n")))
    assert [(reason.rule, reason.severity, reason.message, reason.hint) for reason in draft.reasons] == [
        ("mapping.column", "flag", "the file has no column 'picture'", "was it renamed; there are: name (en), owner")
    ]


@pytest.mark.parametrize("item", ["[1]", "{", '"x"', "[" * 5000])
def test_what_is_no_object_is_rejected(tmp_path: Path, item: str) -> None:
    with pytest.raises(Rejected) as error:
        from_json(tmp_path, "title: name", item)
    assert error.value.rule == "payload.json"


@pytest.mark.parametrize(
    ("mapping", "complaint"),
    [
        ("fields: {}", "1: format needs a kind; there are: csv, json"),
        ("format: {kind: xls}\nfields: {}", "1: format needs a kind; there are: csv, json"),
        (
            "format: {kind: csv, encodign: x}\nfields: {}",
            "1: unknown key of format 'encodign'; did you mean 'encoding'?",
        ),
        ("format: {kind: json}\nfeilds: {}", "1: a mapping file has 'format:' and 'fields:'"),
        ("format: {kind: json}\nfields: {}\ntabels: {}", "3: unknown key 'tabels'; did you mean 'tables'?"),
        ("format: {kind: json}\nfields:\n  titel: a", "3: unknown field 'titel'; did you mean 'title'?"),
        (
            "format: {kind: csv}\nfields:\n  places: orte",
            "3: places holds objects; say which part of them this is, such as "
            "places: {pick: …, each: {label: .}} (label, geonames, lat, lon, role)",
        ),
        (
            "format: {kind: json}\nfields:\n  rights: licence",
            "3: rights holds objects; say which part of them this is, such "
            "as rights.metadata: … (metadata, content, statement, holder)",
        ),
        ("format: {kind: json}\nfields:\n  media: {first_of: [a, b]}", "3: media holds objects"),
        ("format: {kind: json}\nfields:\n  rights.contents: a", "3: unknown field 'rights.contents'"),
        (
            "format: {kind: json}\nfields:\n  title: {pick: a, spilt: x}",
            "3: unknown step 'spilt'; did you mean 'split'?",
        ),
        ("format: {kind: json}\nfields:\n  title: {split: x}", "3: 'split' has nothing to work on; begin with one of"),
        (
            "format: {kind: json}\nfields:\n  title: place/country",
            "3: 'place/country' is no path in JSON, where dots stand between keys: place.country "
            "(a key that has a slash itself stands in double quotes)",
        ),
        ("format: {kind: json}\nfields:\n  title: {template: '{/a/b}'}", "3: '/a/b' is no path in JSON"),
        ("format: {kind: json}\nfields:\n  title: 7", "3: expected a path, a list, or steps"),
        ("format: {kind: json}\nfields:\n  title: {pick: [a]}", "3: pick takes the name of one column or key"),
        ("format: {kind: json}\nfields:\n  title: {pick: a, language: not a tag}", "3: 'not a tag' is no language tag"),
        ("format: {kind: json}\nfields:\n  title: {pick: a, case: camel}", "3: unknown case 'camel'"),
        ("format: {kind: json}\nfields:\n  issued: {pick: a, date: dd.mm}", "3: date takes a form such as dd.mm.yyyy"),
        ("format: {kind: json}\nfields:\n  title: {pick: a, split: {at: x, tkae: 1}}", "3: split takes a mark"),
        (
            "format: {kind: json}\nfields:\n  title: {pick: a, look_up: nothing}",
            "3: unknown table or vocabulary 'nothing'",
        ),
        ("format: {kind: json}\nfields:\n  title: {first_of: a}", "3: first_of takes a list"),
        ("format: {kind: json}\nfields:\n  title: {pick: a, split: {at: x, take: 0}}", "3: take counts from 1"),
        ("format: {kind: json}\nfields:\n  title: {template: {a}}", "3: template takes a text, in quotes"),
        (
            "format: {kind: json}\nfields:\n  title: {template: 'no. {a'}",
            "3: the template has a brace without its other",
        ),
        (
            "format: {kind: json}\nfields:\n  title: {each: {x: a}}",
            "3: each takes a mapping, for a field that holds objects",
        ),
        (
            "format: {kind: json}\nfields:\n  media:\n    each:\n      ulr: a",
            "5: unknown field 'ulr'; did you mean 'url'?",
        ),
    ],
)
def test_mistakes_are_told_with_file_and_line(tmp_path: Path, mapping: str, complaint: str) -> None:
    with pytest.raises(Invalid) as error:
        crosswalk(tmp_path, mapping)
    assert str(error.value).startswith(f"{tmp_path / 'archive.yaml'}:{complaint}")


def test_a_key_of_json_with_a_slash_stands_in_quotes(tmp_path: Path) -> None:
    read = crosswalk(tmp_path, """format: {kind: json}\nfields:\n  title: '"name/en"'\n  extent: '/"size/m"'""")
    draft = read(payload(b'{"name/en": "Masi", "size/m": "2 m"}'))
    assert draft.fields == {"title": {"und": ["Masi"]}, "extent": "2 m"}


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(Invalid) as error:
        crosswalk(
            tmp_path, "format: {kind: csv}\nfields:\n  titel: a\n  places: b\n  title: c\n  issued: {pick: d, spilt: 5}"
        )
    lines = [line.partition(".yaml:")[2].partition(":")[0] for line in str(error.value).splitlines()]
    assert lines == ["3", "4", "6"]


def test_a_table_of_the_file_is_used(tmp_path: Path) -> None:
    mapping = "format: {kind: json}\nfields:\n  countries: {pick: a, look_up: seats}\ntables: {seats: {North: KP}}"
    assert crosswalk(tmp_path, mapping)(payload('{"a": "North"}')).fields == {"countries": ["KP"]}


def test_every_step_is_in_the_manual() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "crosswalks.md").read_text(encoding="utf-8")
    assert [step for step in STEPS if f"`{step}" not in manual] == []


def test_the_example_of_the_manual_gives_what_it_says(tmp_path: Path) -> None:
    manual = (Path(__file__).parents[2] / "docs" / "crosswalks.md").read_text(encoding="utf-8")
    mapping, expected = (re.search(rf"```{kind}\n(.*?)```", manual, re.S) for kind in ("yaml", "json"))
    assert mapping and expected
    header = Envelope("kind,name_local,lang,name_en,country,recorded,licence,owner\n".encode("utf-8-sig"))
    row = payload("photo,판소리,ko,Pansori,KR|JP,3.11.2019,CC BY 4.0,Kim Archive\n", envelope=header)
    assert crosswalk(tmp_path, mapping[1])(row).fields == json.loads(expected[1])
