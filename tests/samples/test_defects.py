"""The defects that samples/README.md promises are in the data, and nothing else is wrong with it."""

import csv
import re
import unicodedata
from collections import Counter
from pathlib import Path

import samples
from samples.moana_api import items
from samples.oai_records import Record, records

HERE = Path(samples.__file__).parent
MEKONG: dict[str, Record] = {record.identifier.rpartition(":")[2]: record for record in records()}
MOANA = {item["id"]: item for item in items()}
with (HERE / "steppe" / "heritage.csv").open(encoding="utf-8-sig", newline="") as file:
    ROWS = list(csv.DictReader(file))
STEPPE = {row["inv_no"]: row for row in ROWS}


def values(local_id: str, name: str) -> list[tuple[str | None, str]]:
    return [(field.lang, field.text) for field in MEKONG[local_id].fields if field.name == name]


def test_identifiers_are_unique() -> None:
    assert (len(MEKONG), len(STEPPE), len(MOANA)) == (68, 61, 55)


def test_one_element_is_in_two_archives_under_one_number() -> None:
    assert ("en", "UNESCO Representative List, 2015, no. 01080") in values("elem-027", "relation")
    assert (STEPPE["SR-0022"]["unesco_ref"], STEPPE["SR-0022"]["country"]) == ("01080", "KH|PH|KR|VN")


def test_another_is_in_two_archives_without_a_number() -> None:
    assert ("en", "Kebaya: knowledge, skills, traditions and practices") in values("elem-028", "title")
    assert (MOANA["el-019"]["names"]["en"], MOANA["el-019"]["listing"]) == ("Kebaya", [{"list": "RL", "year": 2024}])


def test_two_photographs_share_a_title() -> None:
    assert values("res-004", "title") == values("res-005", "title")


def test_one_recording_is_offered_twice() -> None:
    first, later = MEKONG["res-006"], MEKONG["res-021"]
    assert (later.fields, later.identifier) == (first.fields, "oai:mekong.example:res-021")


def test_exactly_one_media_address_is_dead() -> None:
    texts = [field.text for record in records() for field in record.fields]
    texts += [row["media_url"] for row in ROWS]
    texts += [each["href"] for item in items() for each in item.get("files", [])]
    named = {text.removeprefix("{{base}}/media/") for text in texts if text.startswith("{{base}}/media/")}
    there = {file.name for file in (HERE / "media").iterdir()}
    assert (named - there, there - named) == ({"sbek-thom-panels.mp4"}, set())


def test_mekong_has_its_odd_records() -> None:
    assert values("res-014", "title")[0] == ("hi", "একতারার সুর")
    assert values("res-016", "title")[0][1].isupper()
    assert values("res-018", "title")[0][1].startswith("Thailand, Khon, ")
    assert "Active Pharmaceutical Ingredients" in values("res-020", "title")[0][1]
    assert [name for name, record in MEKONG.items() if record.deleted] == ["res-019", "evt-011"]


def test_steppe_has_its_odd_rows() -> None:
    assert (STEPPE["SR-0021"]["unesco_ref"], "\n" in STEPPE["SR-0021"]["description_en"]) == ("00282|01161|", True)
    assert STEPPE["SR-0023"]["country"] == "FI"
    assert r"\n" in STEPPE["SR-0024"]["description_en"]
    assert '""gül""' in STEPPE["SR-0024"]["description_en"]
    assert [row["inv_no"] for row in ROWS if not row["rights"]] == ["SR-0103"]
    assert STEPPE["SR-0104"]["date"] == "2023-02-31"
    codes = re.compile(r"[A-Z]{2}(\|[A-Z]{2})*")
    assert [row["inv_no"] for row in ROWS if not codes.fullmatch(row["country"])] == ["SR-0105"]
    assert STEPPE["SR-0108"]["date"] == "1398"
    assert [ROWS[n - 1]["inv_no"] for n, row in enumerate(ROWS) if not row["inv_no"]] == ["SR-0118"]
    assert [row["inv_no"] for row in ROWS if row["tk_labels"]] == ["SR-0114"]


def test_moana_has_its_odd_items() -> None:
    assert {name: item["labels"] for name, item in MOANA.items() if "labels" in item} == {
        "re-006": ["tkss"],
        "re-013": ["tka"],
    }
    assert (MOANA["re-010"]["names"], "about_text" in MOANA["re-010"]) == ({"en": "Untitled"}, False)
    assert "<script>" in MOANA["el-013"]["about_text"]["en"]
    dated = [(name, item["dates"]) for name, item in MOANA.items() if "dates" in item]
    assert [name for name, dates in dated if dates.get("end", dates["start"]) < dates["start"]] == ["ev-009"]


def test_every_reference_names_an_element_that_is_there() -> None:
    relations = [text for name in MEKONG for _, text in values(name, "relation")]
    mekong = {text.rpartition(":")[2] for text in relations if " oai:mekong.example:" in text}
    steppe = {ref for row in ROWS for ref in row["about"].split("|") if ref}
    moana = {ref for item in items() for ref in [*item.get("documents", []), *item.get("works_on", [])]}
    assert mekong <= {name for name in MEKONG if name.startswith("elem-")}
    assert steppe <= {name for name, row in STEPPE.items() if row["kind"] == "element"}
    assert moana <= {name for name, item in MOANA.items() if item["kind"] == "element"}


def test_lists_in_one_row_run_side_by_side() -> None:
    for row in ROWS:
        for first, *others in (("name_local", "lang"), ("unesco_list", "unesco_year", "unesco_ref")):
            lengths = {row[name].count("|") for name in (first, *others)}
            assert len(lengths) == 1, (row["inv_no"], first)


def test_readme_counts_are_right() -> None:
    text = (HERE / "README.md").read_text(encoding="utf-8")
    assert Counter(re.findall(r"\| (\d+)(?:, of them 2 deleted)? \|\n", text)) == Counter(["68", "61", "55"])
    named = set(re.findall(r"`((?:elem|res|evt|el|re|ev|or)-\d{3}|SR-\d{4})`", text))
    assert named <= MEKONG.keys() | STEPPE.keys() | MOANA.keys()


def test_many_languages_and_scripts() -> None:
    tags = {field.lang for record in records() for field in record.fields if field.lang}
    tags |= {tag for row in ROWS for tag in row["lang"].split("|") if tag}
    tags |= {tag for item in items() for tag in item["names"]}
    written = "".join(field.text for r in records() for field in r.fields)
    written += "".join("".join(row.values()) for row in ROWS) + "".join(str(item["names"]) for item in items())
    assert len({tag.partition("-")[0] for tag in tags}) >= 40
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in set(written) if letter.isalpha()}
    assert scripts >= {"LATIN", "CYRILLIC", "ARABIC", "HANGUL", "CJK", "HIRAGANA", "KATAKANA", "MONGOLIAN"}
    assert scripts >= {"KHMER", "LAO", "THAI", "MYANMAR", "TIBETAN", "JAVANESE", "THAANA"}
    assert scripts >= {"DEVANAGARI", "BENGALI", "TAMIL", "MALAYALAM", "SINHALA"}


def test_licences_are_addresses() -> None:
    found = [text for name in MEKONG for _, text in values(name, "rights")]
    found += [row["rights"] for row in ROWS if row["rights"]] + [item["terms"]["licence"] for item in items()]
    assert {text.split("/")[2] for text in found} == {"creativecommons.org", "rightsstatements.org"}


def test_no_address_leads_out_of_the_samples() -> None:
    sources = [HERE / "mekong" / "records.xml", HERE / "steppe" / "heritage.csv", HERE / "moana" / "items.json"]
    text = "".join(path.read_text(encoding="utf-8") for path in sources)
    hosts = set(re.findall(r"https?://([^/\"<]+)", text))
    assert hosts == {
        "creativecommons.org",
        "rightsstatements.org",
        "purl.org",
        "mekong.example",
        "steppe.example",
        "moana.example",
    }
