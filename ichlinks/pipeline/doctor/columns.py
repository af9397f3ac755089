"""What the columns of a table, or the keys of items, probably are: told from their names and from their values.

`Columns` are values by name, or by the path that leads to them. A name alone proves nothing: a column called `code` in
which a value comes twice tells no records apart.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

Columns = Mapping[str, Sequence[str]]

IDS = (
    "id", "identifier", "uuid", "uid", "_id", "key", "code", "no", "number", "inventory_number", "slug",
    "번호", "관리번호", "식별자", "编号", "編號", "番号", "รหัส", "mã", "kode", "nomor",
    "numéro", "código", "номер", "код",
)  # fmt: skip
_ENDINGS = {"id", "no", "num", "nr", "code", "ref", "uuid", "identifier"}
_USUAL = {
    "title": (
        "title", "name", "title_en", "name_en", "label", "명칭", "이름", "제목", "名称", "名稱", "标题", "標題", "名前",
        "題名", "タイトル", "ชื่อ", "tên", "nama", "judul", "titre", "nom", "título", "nombre",
        "название", "наименование", "нэр",
    ),
    "description": (
        "description", "description_en", "abstract", "summary", "desc", "content", "설명", "내용", "简介",
        "簡介", "内容", "說明", "説明", "คำอธิบาย", "mô_tả", "deskripsi", "descripción", "описание", "тайлбар",
    ),
    "type": (
        "type", "kind", "resource_type", "category", "유형", "종류", "类型", "類型", "種別", "ประเภท", "jenis", "тип",
    ),
    "countries": ("country", "countries", "country_code", "nation", "국가", "国家", "國家", "국명", "ประเทศ", "negara"),
    "issued": (
        "date", "year", "issued", "created", "연도", "날짜", "年", "日期", "日付", "ปี", "năm", "tahun", "год", "он",
    ),
    "landing_page": ("url", "link", "website", "page", "homepage", "permalink"),
    "rights.content": ("rights", "licence", "license"),
    "rights.holder": ("holder", "rights_holder", "owner", "copyright"),
}  # fmt: skip
_STEP = re.compile(r"\*\[local-name\(\)='(.+)'\]")
_URL = re.compile(r"https?://", re.IGNORECASE)
_NEARLY_ALL = 0.95
_MOST_ID, _MOST_TITLE = 64, 200


def identifier(columns: Columns) -> str:
    """The column whose values differ: one that is named as an identifier, else one that looks like it; else nothing."""
    apart = [name for name, values in columns.items() if _tells_apart(values)]
    codes = [name for name in apart if all(map(_is_code, columns[name]))]
    several = [
        name for name in codes or apart if len(columns[name]) > 1
    ]  # of one value it says nothing that it differs
    ended = next((name for name in several if _plain(name).rpartition("_")[2] in _ENDINGS), "")
    return _named(IDS, codes or apart) or ended or next(iter(several), "")


def fields(columns: Columns) -> dict[str, str]:
    """By field of the schema, the column that probably holds it."""
    found = {field: name for field, words in _USUAL.items() if (name := _named(words, columns, _fits(field, columns)))}
    if "title" not in found and (name := next((n for n in columns if _fits("title", columns)(n)), "")):
        found = {"title": name, **found}
    return {field: name for field, name in found.items() if name != found.get("title") or field == "title"}


def _named(words: Iterable[str], names: Iterable[str], fits: Callable[[str], bool] = lambda _: True) -> str:
    """The first of the names that is one of the words, in their order, whatever the case."""
    given: dict[str, str] = {}
    for name in names:
        if fits(name):
            given.setdefault(_plain(name), name)
    return next((given[word] for word in words if word in given), "")


def _plain(name: str) -> str:
    """`name` for `Name`, `@name`, `name.rendered` and a step of XPath."""
    step = _STEP.fullmatch(name)
    return re.sub(r"[\s-]", "_", (step[1] if step else name).lstrip("@").partition(".")[0].casefold())


def _tells_apart(values: Sequence[str]) -> bool:
    return len({value for value in values if value}) > _NEARLY_ALL * len(values)


def _is_code(value: str) -> bool:
    return len(value) <= _MOST_ID and not any(map(str.isspace, value)) and not _URL.match(value)


def _fits(field: str, columns: Columns) -> Callable[[str], bool]:
    tests = {"title": _is_title, "description": _is_text, "issued": _is_dated, "landing_page": _is_address}
    test = tests.get(field, _is_text)
    return lambda name: bool(filled := [value for value in columns[name] if value]) and test(filled)


def _is_title(values: list[str]) -> bool:
    """Short texts, most of them letters, that are seldom the same."""
    several = len(set(values)) > len(values) / 2
    return several and all(len(value) <= _MOST_TITLE and not _URL.match(value) for value in values) and _is_text(values)


def _is_text(values: list[str]) -> bool:
    joined = "".join("".join(islice(values, 20)).split())
    return sum(character.isalpha() or not character.isascii() for character in joined) > len(joined) * 0.6


def _is_dated(values: list[str]) -> bool:
    return all(any(map(str.isdigit, value)) for value in values)


def _is_address(values: list[str]) -> bool:
    return all(map(_URL.match, values))
