"""Partner files: what they hold, and every complaint with file, line and the name that would have been right."""

import json
from pathlib import Path
from typing import Any

import pytest

from config.partner import Extension, Partner, load, naming, partner, partner_file, partners, slugs
from config.settings import PACKAGE, Workspace
from config.sources import Csv, Files, JsonApi, OaiPmh
from ichlinks.errors import Invalid

MINIMAL = """\
name: {en: Archive}
country: KR
harvest:
  kind: oai_pmh
  endpoint: https://archive.example/oai
crosswalk: oai_dc
"""
SECRET = "hush-hush"
DURATION = "a duration is a number of seconds, or one with s, m, h or d behind it, such as 0.5s or 2d"
ACCESS = "endpoint, auth, headers, delay, connections, timeout, deadline, retries, max_page_bytes, max_record_bytes"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "config" / "partners").mkdir(parents=True)
    return Workspace(tmp_path, {"SECRET": SECRET, "DIGITS": "12345"})


def written(workspace: Workspace, text: str, slug: str = "archive") -> Partner:
    (workspace.partners / f"{slug}.yaml").write_text(text, encoding="utf-8")
    return partner(workspace, slug)


def complaints(workspace: Workspace, text: str) -> list[str]:
    """What is wrong, without the name of the file."""
    with pytest.raises(Invalid) as told:
        written(workspace, text)
    path = workspace.partners / "archive.yaml"
    lines = str(told.value).splitlines()
    assert all(line.startswith(f"{path}:") for line in lines)
    return [line.removeprefix(f"{path}:") for line in lines]


def harvesting(more: str, kind: str = "oai_pmh") -> str:
    return MINIMAL.replace("oai_pmh\n", f"{kind}\n").replace("/oai\n", f"/oai\n  {more}\n")


def test_a_minimal_file_has_the_defaults_of_the_manual(workspace: Workspace) -> None:
    one = written(workspace, MINIMAL)
    assert (one.slug, one.title, one.country, one.crosswalk) == ("archive", "Archive", "KR", "oai_dc")
    assert isinstance(one.harvest, OaiPmh)
    assert (one.harvest.metadata_prefix, one.harvest.overlap, one.harvest.retries) == ("oai_dc", 172_800.0, 4)
    assert (one.harvest.delay, one.harvest.timeout, one.harvest.deadline) == (0.0, 60.0, 300.0)
    assert (one.screening.extends, one.media.check, one.expect.deleted_share.at_most) == ("default", True, 0.10)


def test_the_example_of_the_contract_is_valid(workspace: Workspace) -> None:
    text = """\
name: {en: Example Archive of Living Heritage, ko: 살아 있는 유산 아카이브}
country: KR
contact: {name: Data desk, email: data@archive.example}
about: One paragraph for the public.
schedule: "@daily"
harvest:
  kind: oai_pmh
  endpoint: https://archive.example/oai
  metadata_prefix: oai_dc
  sets: {include: [ich], exclude: [restricted]}
  delay: 1s
  overlap: 2d
  auth: {basic: {user: "${SECRET}", password: "${DIGITS}"}}
crosswalk: oai_dc
defaults: {countries: [KR], languages: [ko], rights: "http://creativecommons.org/licenses/by/4.0/"}
replace:
  type: {사진: photo}
screening: {extends: default}
expect:
  records: {at_least: 1200, at_most: 6000}
  filled: {title: 1.0, rights: 0.95}
  deleted_share: {at_most: 0.05}
"""
    one = written(workspace, text)
    assert isinstance(one.harvest, OaiPmh)
    assert (one.harvest.delay, one.harvest.overlap) == (1.0, 172_800.0)
    assert one.harvest.sets.include == ("ich",)
    assert one.harvest.auth.basic is not None
    assert one.harvest.auth.basic.password.get_secret_value() == "12345"
    assert one.replace == {"type": {"사진": "photo"}}
    assert one.expect.filled == {"title": 1.0, "rights": 0.95}


def test_norway_is_a_country(workspace: Workspace) -> None:
    text = MINIMAL.replace("KR", "NO") + "defaults: {countries: [NO, SE]}\n"
    one = written(workspace, text)
    assert (one.country, one.defaults.countries) == ("NO", ("NO", "SE"))


@pytest.mark.parametrize(
    ("duration", "seconds"), [("90", 90.0), ("1s", 1.0), ("5m", 300.0), ("2h", 7200.0), ("1.5d", 129_600.0), ("0", 0)]
)
def test_durations(workspace: Workspace, duration: str, seconds: float) -> None:
    assert written(workspace, harvesting(f"delay: {duration}")).harvest.delay == seconds


@pytest.mark.parametrize(
    ("more", "kind", "told"),
    [
        ("id: a[", "json_api", "6: harvest.id: 'a[' is not a JMESPath expression: "),
        ("id: a\n  total: b c", "json_api", "7: harvest.total: 'b c' is not a JMESPath expression: "),
        ("id: a\n  items: keys(b)", "json_api", "7: harvest.items: a list that is sent, found by keys"),
        ("id: a\n  paging:\n    next: a[", "json_api", "8: harvest.paging.next: 'a[' is not a JMESPath expression: "),
        ("items: /r/i\n  id: k:no", "xml_api", "7: harvest.id: 'k:no' is not an XPath expression: Undefined namespace"),
        (
            "items: /r/i\n  id: no\n  detail:\n    address: https://a.example/{a[}",
            "xml_api",
            "9: harvest.detail.address: 'a[' is not an XPath expression: ",
        ),
    ],
)
def test_a_path_that_is_wrong_is_told_with_its_line(workspace: Workspace, more: str, kind: str, told: str) -> None:
    (said,) = complaints(workspace, harvesting(more, kind))
    assert said.startswith(told)


@pytest.mark.parametrize(
    ("text", "levels"), [("item", ("item",)), ("[file, item]", ("file", "item")), ("all", ("all",))]
)
def test_components_are_one_level_or_several(workspace: Workspace, text: str, levels: tuple[str, ...]) -> None:
    harvest = written(workspace, harvesting(f"components: {text}")).harvest
    assert isinstance(harvest, OaiPmh)
    assert harvest.components == levels


@pytest.mark.parametrize(
    ("more", "kind", "told"),
    [
        ("components: itm", "oai_pmh", "6: harvest.components: "),
        ("components: [file, itm]", "oai_pmh", "6: harvest.components.1: "),
        ("format: json\n  id: id\n  components: item", "files", "components: a json file has no finding aids"),
    ],
)
def test_components_that_cannot_be_are_told(workspace: Workspace, more: str, kind: str, told: str) -> None:
    (said,) = complaints(workspace, harvesting(more, kind))
    assert told in said


def test_each_kind_has_its_own_keys(workspace: Workspace) -> None:
    table = written(workspace, harvesting("key: [no, lang]", "csv")).harvest
    api = written(workspace, harvesting("id: id", "json_api")).harvest
    assert (isinstance(table, Csv) and table.key, table.kind) == (("no", "lang"), "csv")
    assert (isinstance(api, JsonApi) and api.paging and api.paging.page, api.kind) == ("page", "json_api")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (MINIMAL + "nmae: x\n", "7: unknown key 'nmae'; did you mean 'name'?"),
        (MINIMAL + "slug: x\n", "7: unknown key 'slug'; the name of the file is the slug"),
        (harvesting("sest: {}"), "6: unknown key 'harvest.sest'; did you mean 'sets'?"),
        (
            harvesting("sets: {includes: [a]}"),
            "6: unknown key 'harvest.sets.includes'; did you mean 'include'?",
        ),
        (
            harvesting("auth:\n    basic:\n      user: u\n      pasword: p\n      password: p"),
            "9: unknown key 'harvest.auth.basic.pasword'; did you mean 'password'?",
        ),
        (
            harvesting("auth: {token: x}"),
            "6: unknown key 'harvest.auth.token'; there are: basic, bearer, header, query",
        ),
        (
            harvesting("key: [a]\n  metadata_prefix: oai_dc", "csv"),
            f"7: unknown key 'harvest.metadata_prefix'; there are: {ACCESS}, path, files, kind, key, "
            "encoding, delimiter, sheets",
        ),
        (
            harvesting("id: a\n  paging: {pages: 1}", "json_api"),
            "7: unknown key 'harvest.paging.pages'; did you mean 'page'?",
        ),
        (
            MINIMAL + "expect:\n  records:\n    atleast: 3\n",
            "9: unknown key 'expect.records.atleast'; did you mean 'at_least'?",
        ),
        (MINIMAL + "media: {chek: true}\n", "7: unknown key 'media.chek'; did you mean 'check'?"),
        (
            harvesting('path: drops\n  files: "*.json"\n  format: json\n  itmes: a', "files"),
            "9: unknown key 'harvest.itmes'; did you mean 'items'?",
        ),
        (harvesting('path: drops\n  files: "*.xml"', "files"), "3: harvest.format is missing"),
        (
            harvesting("csv: 1"),
            f"6: unknown key 'harvest.csv'; there are: {ACCESS}, kind, metadata_prefix, sets, raw_token, "
            "components, overlap, sweep",
        ),
    ],
)
def test_an_unknown_key_is_told_with_the_nearest_or_all(workspace: Workspace, text: str, told: str) -> None:
    assert complaints(workspace, text) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (MINIMAL.replace("country: KR\n", ""), "1: country is missing"),
        (MINIMAL.replace("  endpoint: https://archive.example/oai\n", ""), "3: harvest.endpoint is missing"),
        (MINIMAL.replace("  kind: oai_pmh\n", ""), "3: harvest.kind is missing"),
        (harvesting("", "csv"), "3: harvest.key is missing"),
        (harvesting("auth: {basic: {user: u}}"), "6: harvest.auth.basic.password is missing"),
        (
            MINIMAL.replace("oai_pmh", "oai"),
            "4: harvest.kind 'oai' does not exist; there are: 'oai_pmh', 'csv', 'files', 'json_api', 'xml_api', 'iiif'",
        ),
        (MINIMAL.replace("KR", "Korea"), "2: country: string should match pattern '^[A-Z]{2}$'"),
        (MINIMAL.replace("KR", "82"), "2: country: input should be a valid string"),
        (MINIMAL.replace("{en: Archive}", "Archive"), "1: name: input should be a valid mapping"),
        (
            MINIMAL.replace("{en: Archive}", "{en_GB: Archive}"),
            "1: name.en_GB: string should match pattern '^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$'",
        ),
        (harvesting("delay: 200ms"), f"6: harvest.delay: {DURATION}"),
        (harvesting("delay: -1"), "6: harvest.delay: input should be greater than or equal to 0"),
        (harvesting("deadline: inf"), f"6: harvest.deadline: {DURATION}"),
        (harvesting("retries: 21"), "6: harvest.retries: input should be less than or equal to 20"),
        (harvesting("sets: {include: ich}"), "6: harvest.sets.include: input should be a valid list"),
        (
            harvesting("sets:\n    include:\n      - a\n      - 2"),
            "9: harvest.sets.include.1: input should be a valid string",
        ),
        (harvesting("key: []", "csv"), "6: harvest.key: list should have at least 1 item after validation, not 0"),
        (MINIMAL + "replace:\n  type:\n    csv: 5\n", "9: replace.type.csv: input should be a valid string"),
        (
            MINIMAL + "expect: {filled: {title: 1.5}}\n",
            "7: expect.filled.title: input should be less than or equal to 1",
        ),
        (
            MINIMAL + "defaults: {type: Song}\n",
            "7: defaults.type: input should be 'Element', 'Resource', 'Stakeholder' or 'NewsEvent'",
        ),
        ("", "1: a partner file is a mapping that starts with 'name:'"),
        ("- name\n", "1: a partner file is a mapping that starts with 'name:'"),
        (
            harvesting('password: "${NOT_SET}"'),
            "6: the environment variable NOT_SET is not set; export it, or give a default as ${NOT_SET:-value}",
        ),
        (MINIMAL + "country: NO\n", "7: 'country' is given twice"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(workspace: Workspace, text: str, told: str) -> None:
    assert complaints(workspace, text) == [told]


def test_everything_that_is_wrong_is_told_at_once(workspace: Workspace) -> None:
    text = MINIMAL.replace("KR", "kr").replace("crosswalk: oai_dc", "cross: oai_dc")
    assert complaints(workspace, text) == [
        "2: country: string should match pattern '^[A-Z]{2}$'",
        "6: unknown key 'cross'; did you mean 'crosswalk'?",
    ]


@pytest.mark.parametrize(
    "address",
    [
        "archive.example/oai",
        "ftp://archive.example",
        "https://",
        "https://[::1",
        "http://a:b/",
        "https://a b/",
        "http://:80",
    ],
)
def test_an_endpoint_is_a_web_address(workspace: Workspace, address: str) -> None:
    (told,) = complaints(workspace, MINIMAL.replace("https://archive.example/oai", f'"{address}"'))
    assert told.startswith("5: harvest.endpoint: ")


@pytest.mark.parametrize("encoding", ["utf-32", "utf-9", "rot13", "cp037", "utf-7"])
def test_an_encoding_that_moves_line_ends_is_refused(workspace: Workspace, encoding: str) -> None:
    (told,) = complaints(workspace, harvesting(f"key: [a]\n  encoding: {encoding}", "csv"))
    assert told.startswith("7: harvest.encoding: not an encoding that keeps ASCII in its place")


@pytest.mark.parametrize("delimiter", ['""', '";;"', "'\"'", '"\\n"'])
def test_a_delimiter_is_one_character_that_can_delimit(workspace: Workspace, delimiter: str) -> None:
    (told,) = complaints(workspace, harvesting(f"key: [a]\n  delimiter: {delimiter}", "csv"))
    assert told.startswith("7: harvest.delimiter: ")


def test_a_tab_can_delimit(workspace: Workspace) -> None:
    found = written(workspace, harvesting('key: [a]\n  delimiter: "\\t"', "csv")).harvest
    assert isinstance(found, Csv)
    assert found.delimiter == "\t"


AUTH = [
    'auth: {basic: {user: u, password: "${SECRET}"}}',
    'auth: {bearer: "${SECRET}"}',
    'auth: {header: {X-Key: "${SECRET}"}}',
    'auth: {query: {key: "${SECRET}"}}',
    'headers: {X-Tenant: "${SECRET}"}',
]


@pytest.mark.parametrize("auth", AUTH)
def test_a_secret_is_not_shown(workspace: Workspace, auth: str) -> None:
    one = written(workspace, harvesting(auth))
    for shown in (repr(one), str(one), repr(one.harvest), f"{one.harvest}"):
        assert SECRET not in shown


def test_parameters_are_not_shown(workspace: Workspace) -> None:
    one = written(workspace, harvesting('id: id\n  parameters: {key: "${SECRET}"}', "json_api"))
    assert SECRET not in repr(one)


@pytest.mark.parametrize(
    "wrong",
    [
        'auth: {basic: {user: ["${SECRET}"], password: "${SECRET}"}}',
        'auth: {bearer: ["${SECRET}"]}',
        'auth: {bearer: {token: "${SECRET}"}}',
        'auth: {header: "${SECRET}"}',
        'retries: "${SECRET}"',
        'delay: "${SECRET}"',
        'max_page_bytes: "${SECRET}"',
        'unknown: "${SECRET}"',
        'headers: {Authorization: "Bearer ${SECRET}"}',
    ],
)
def test_a_secret_in_the_wrong_place_is_not_repeated(workspace: Workspace, wrong: str) -> None:
    assert not [told for told in complaints(workspace, harvesting(wrong)) if SECRET in told]


@pytest.mark.parametrize(
    "address", ["https://u:hush-hush@archive.example/oai", "https://u:hush-hush@[x/", "http://u:hush-hush@h:p/"]
)
def test_credentials_in_an_address_are_refused_and_not_repeated(workspace: Workspace, address: str) -> None:
    (told,) = complaints(workspace, MINIMAL.replace("https://archive.example/oai", f'"{address}"'))
    assert told.startswith("5: harvest.endpoint: credentials belong in 'auth'")
    assert SECRET not in told


@pytest.mark.parametrize("header", ["Authorization", "cookie"])
def test_credentials_in_headers_are_refused(workspace: Workspace, header: str) -> None:
    (told,) = complaints(workspace, harvesting(f"headers: {{{header}: x}}"))
    assert told.startswith("6: harvest.headers: credentials belong in 'auth'")


@pytest.mark.parametrize(
    "auth", ['{bearer: "hush\\n"}', '{bearer: " hush"}', '{header: {X-Key: "매듭"}}', "{header: {X Y: hush}}"]
)
def test_what_no_header_can_carry_is_refused_and_not_repeated(workspace: Workspace, auth: str) -> None:
    (told,) = complaints(workspace, harvesting(f"auth: {auth}"))
    assert told.startswith("6: harvest.auth.")
    assert "hush" not in told


@pytest.mark.parametrize("place", ["bearer", "header: {X-Key", "basic: {user: u, password"])
@pytest.mark.parametrize("value", ["12345", "true", "null", "1e5"])
def test_a_secret_may_look_like_anything(tmp_path: Path, workspace: Workspace, place: str, value: str) -> None:
    more = (
        f"auth:\n    {place}: ${{SECRET:-{value}}}" if "{" not in place else f'auth: {{{place}: "${{S:-{value}}}"}}}}'
    )
    one = load(_file(workspace, harvesting(more)), {})
    said: Any = one.harvest.auth.model_dump(mode="python", exclude_none=True)
    assert value in {inner.get_secret_value() for inner in _secrets(said)}


def _file(workspace: Workspace, text: str) -> Path:
    path = workspace.partners / "archive.yaml"
    path.write_text(text)
    return path


def _secrets(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [found for inner in value.values() for found in _secrets(inner)]
    return [value] if hasattr(value, "get_secret_value") else []


def test_a_file_can_be_read_without_its_secrets() -> None:
    for slug in ("mekong", "moana", "steppe"):
        assert load(PACKAGE / "partners" / f"{slug}.yaml", None).title


def test_an_unknown_partner_is_told_with_the_nearest_or_all(workspace: Workspace) -> None:
    with pytest.raises(Invalid, match=r"^there is no partner 'x'; there are: none$"):
        partner(workspace, "x")
    written(workspace, MINIMAL, "steppe")
    written(workspace, MINIMAL, "moana")
    with pytest.raises(Invalid, match=r"^there is no partner 'stepe'; did you mean 'steppe'\?$"):
        partner(workspace, "stepe")
    with pytest.raises(Invalid, match=r"^there is no partner '../moana'; did you mean 'moana'\?$"):
        partner(workspace, "../moana")


@pytest.mark.parametrize("name", ["My Archive", "Archive", "-x", "ü"])
def test_a_file_whose_name_is_no_slug_says_so(workspace: Workspace, name: str) -> None:
    with pytest.raises(Invalid, match=r"\.yaml: the name of a partner file begins with a-z or 0-9"):
        written(workspace, MINIMAL, name)


def test_partners_are_the_yaml_files_in_order(workspace: Workspace) -> None:
    for slug in ("b", "a", "c2"):
        written(workspace, MINIMAL, slug)
    (workspace.partners / "notes.txt").write_text("x")
    assert slugs(workspace) == ["a", "b", "c2"]
    assert [one.slug for one in partners(workspace)] == ["a", "b", "c2"]


def test_a_folder_that_cannot_be_read_is_no_empty_one(workspace: Workspace) -> None:
    workspace.partners.rmdir()
    workspace.partners.touch()
    with pytest.raises(NotADirectoryError):
        slugs(workspace)


def test_a_name_that_does_not_exist_is_told_where_it_stands(workspace: Workspace) -> None:
    written(workspace, MINIMAL)
    with pytest.raises(Invalid) as told, naming(workspace, "archive", "crosswalk"):
        raise Invalid("there is no crosswalk 'oai_dc'")
    assert str(told.value) == f"{workspace.partners / 'archive.yaml'}:6: there is no crosswalk 'oai_dc'"


def extending(lines: str) -> str:
    return MINIMAL.replace("crosswalk: oai_dc\n", f"crosswalk:\n{lines}\n")


def test_a_crosswalk_can_be_extended_field_by_field(workspace: Workspace) -> None:
    one = written(workspace, extending("  extends: mods\n  fields: {title: [a, b], description: null}"))
    assert one.crosswalk == Extension(extends="mods", fields={"title": ["a", "b"], "description": None})


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("  extends: mods\n  feilds: {title: a}\n  fields: {title: a}",
         ["8: unknown key 'crosswalk.feilds'; did you mean 'fields'?"]),
        ("  extends: mods", ["6: crosswalk.fields is missing"]),
        ("  fields: {title: a}", ["6: crosswalk.extends is missing"]),
        ("  - mods", ["6: crosswalk: give a name, or what is extended: {extends: NAME, fields: {FIELD: PATH}}"]),
    ],
)  # fmt: skip
def test_what_a_crosswalk_takes(workspace: Workspace, lines: str, told: list[str]) -> None:
    assert complaints(workspace, extending(lines)) == told


def test_a_line_that_is_told_already_is_not_told_twice(workspace: Workspace) -> None:
    written(workspace, MINIMAL)
    file = partner_file(workspace, "archive")
    with pytest.raises(Invalid) as told, naming(workspace, "archive", "crosswalk"):
        raise file.error(("country",), "it is told here")
    assert str(told.value) == f"{workspace.partners / 'archive.yaml'}:2: it is told here"


def test_the_schema_knows_the_keys_that_people_write() -> None:
    schema = Partner.model_json_schema()
    assert "slug" not in schema["properties"]
    assert schema["additionalProperties"] is False
    json.dumps(schema)


@pytest.mark.parametrize(
    ("more", "kind", "told"),
    [
        (
            "key: [a]\n  path: drops",
            "csv",
            "3: harvest: either 'endpoint' (an address) or 'path' (a file or folder of ",
        ),
        (
            "format: xml\n  path: ../kr",
            "files",
            "7: harvest.path: a path below the workspace, or an absolute one, witho",
        ),
        ("format: json", "files", "3: harvest: id is missing: what tells the records of a json file apart"),
    ],
)
def test_where_a_drop_is_must_be_plain(workspace: Workspace, more: str, kind: str, told: str) -> None:
    assert complaints(workspace, harvesting(more, kind))[0].startswith(told)


def test_a_drop_is_below_the_workspace(workspace: Workspace) -> None:
    text = harvesting("format: xml\n  path: drops/kr", "files").replace("  endpoint: https://archive.example/oai\n", "")
    found = written(workspace, text).harvest
    assert isinstance(found, Files)
    assert found.path == str(workspace.root / "drops" / "kr")


@pytest.mark.parametrize("schedule", ["@daily", "@quarterly", "30 2 * * 1-5", "0 */6 1,15 jan-mar *"])
def test_a_schedule_is_five_cron_fields_or_a_preset(workspace: Workspace, schedule: str) -> None:
    assert written(workspace, f'{MINIMAL}schedule: "{schedule}"\n').schedule == schedule
    assert written(workspace, f"{MINIMAL}schedule: none\n").schedule is None


@pytest.mark.parametrize("schedule", ["every day", "@dayly", "61 * * * *", "0 0 12 * * ?", "0 2 * *"])
def test_a_schedule_that_is_none_is_told(workspace: Workspace, schedule: str) -> None:
    said = "write five cron fields, @hourly, @daily, @weekly, @monthly, @quarterly, @yearly or none"
    assert complaints(workspace, f'{MINIMAL}schedule: "{schedule}"\n') == [f"7: schedule: {said}"]
    assert complaints(workspace, f'{MINIMAL}audit: "{schedule}"\n') == [f"7: audit: {said}"]
