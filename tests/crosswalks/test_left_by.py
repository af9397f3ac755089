"""What a mapping leaves of a record: places with a value that no rule reads."""

from pathlib import Path

import pytest

from config.settings import Workspace
from crosswalks import CROSSWALKS, load
from ichlinks.errors import Rejected
from ichlinks.stages import Envelope, Payload
from tests.crosswalks.payloads import payload

_DC = 'xmlns:d="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def left(tmp_path: Path, kind: str, fields: str, data: str, envelope: Envelope | None = None) -> list[str]:
    folder = tmp_path / "config" / "crosswalks"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text(f"format: {{kind: {kind}}}\nfields:\n  {fields}\n", encoding="utf-8")
    loaded = load(Workspace(tmp_path, {}), "a")
    return list(loaded.left(Payload("1", data.encode(), b"", envelope or Envelope())))


@pytest.mark.parametrize(
    ("fields", "item", "expected"),
    [
        ("title: name", '{"name": "Masi", "notes": "x"}', ["notes"]),
        ("title: name", '{"name": "Masi", "notes": "", "more": null, "rest": []}', []),
        ("title: names", '{"names": {"fj": "Masi", "en": "Bark cloth"}}', []),
        ("title: names.fj", '{"names": {"fj": "Masi", "en": "Bark cloth"}}', ["names.en"]),
        ("media: {pick: 'files[]', each: {url: href, rights: /terms.licence}}",
         '{"files": [{"href": "a", "size": 2}, {"size": 3}], "terms": {"licence": "x", "credit": "y"}}',
         ["files.size", "terms.credit"]),
        ("concepts: {pick: keywords, split: ';', each: {label: {pick: ., language: {pick: lang}}}}",
         '{"keywords": "a;b", "lang": "en", "code": "1"}', ["code"]),
        ("title: {first_of: [long, short]}", '{"long": "a", "short": "b", "other": "c"}', ["other"]),
        ("landing_page: {template: 'https://a.example/{id}'}", '{"id": "1", "page": "x"}', ["page"]),
        ("title: \"names[?lang=='fj'].text\"", '{"names": [{"lang": "fj", "text": "Masi", "by": "x"}]}', ["names.by"]),
        ("multinational: length(countries) > `1`", '{"countries": ["KZ"], "seat": "KZ"}', ["seat"]),
        ("title: name (en)", '{"name (en)": "Masi", "name (fj)": "x"}', ["name (fj)"]),
        ("title: dc:title", '{"dc:title": "Masi", "dc:coverage": "Fiji"}', ["dc:coverage"]),
        ("world_heritage: {pick: sites, unpack: '[]', each: {uri: ref}}", '{"sites": "[]", "x": 0}', ["x"]),
    ],
)  # fmt: skip
def test_keys_of_json(tmp_path: Path, fields: str, item: str, expected: list[str]) -> None:
    assert left(tmp_path, "json", fields, item) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("title: item/name", ["item/place", "item/place/code"]),
        ("title: /rec/item/name", ["item/place", "item/place/code"]),
        ("title: \"item/name[@lang='fj'] | item/place/text()\"", ["item/place/code"]),
        ("title: substring(item/name, 1, 4)", ["item/place", "item/place/code"]),
        ("title: .//name", ["item/place", "item/place/code"]),
        ("places: {pick: item, each: {label: place, geonames: place/code/@uri}}", ["item/name"]),
    ],
)
def test_elements_of_xml(tmp_path: Path, fields: str, expected: list[str]) -> None:
    data = '<rec><item><name lang="fj">Masi</name><place>Fiji<code uri="x"/></place></item></rec>'
    assert left(tmp_path, "xml", fields, data) == expected


def test_columns_of_a_table(tmp_path: Path) -> None:
    fields = "title: {pick: name, language: {pick: lang}}\n  creators: {pick: by, each: {name: ., role: role}}"
    head = Envelope(b"name,lang,by,role,notes,empty\n")
    assert left(tmp_path, "csv", fields, "Masi,fj,Ana,weaver,x, \n", head) == ["notes"]


def test_elements_of_a_format() -> None:
    data = f"<d:dc {_DC}><dc:title>Masi</dc:title><dc:audience>all</dc:audience><dc:coverage/></d:dc>"
    for name in ("oai_dc", "auto"):
        assert list(CROSSWALKS[name].left(payload(data.encode(), "1", Envelope()))) == ["dc:audience"]


def test_what_cannot_be_read_is_rejected() -> None:
    with pytest.raises(Rejected):
        list(CROSSWALKS["auto"].left(Payload("1", b"<a", b"")))
