"""YAML files: plain values by the YAML 1.2 core schema (section 10.3), with the line of each."""

import math
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from config.yaml_file import read
from ichlinks.errors import Invalid


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "file.yaml"


def data(file: Path, text: str, variables: dict[str, str] | None = None) -> Any:
    file.write_text(text, encoding="utf-8")
    return read(file, variables).data


def complaint(file: Path, text: str | bytes, variables: dict[str, str] | None = None) -> str:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(Invalid) as told:
        read(file, variables)
    return str(told.value).removeprefix(str(file))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("no", "no"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("true", True),
        ("FALSE", False),
        ("tRue", "tRue"),
        ("null", None),
        ("~", None),
        ("", None),
        ("none", "none"),
        ("2025-01-02", "2025-01-02"),
        ("12:30:00", "12:30:00"),
        ("0", 0),
        ("-7", -7),
        ("+7", 7),
        ("007", 7),
        ("1_000", "1_000"),
        ("٣", "٣"),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1.", 1.0),
        ("1e3", 1000.0),
        ("1.5.2", "1.5.2"),
        ("=", "="),
        ("<<", "<<"),
        ('"12"', "12"),
        ("'true'", "true"),
        ("|-\n  12", "12"),
        ("!!str x", "x"),
    ],
)
def test_a_plain_scalar_has_its_value_of_the_core_schema(file: Path, text: str, value: Any) -> None:
    assert data(file, f"key: {text}\n") == {"key": value}


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from("\t\n")))
def test_every_quoted_text_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.mktemp("texts") / "file.yaml"
    assert data(file, yaml.safe_dump({"key": text}, default_style='"', allow_unicode=True)) == {"key": text}


SCALARS = st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False)
PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20) | SCALARS


@given(
    st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", min_size=1), inner))
)
def test_what_pyyaml_writes_comes_back(tmp_path_factory: pytest.TempPathFactory, value: Any) -> None:
    def quoted(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')

    class Dumper(yaml.SafeDumper):
        """Quotes every text: PyYAML leaves what only YAML 1.1 takes for a text unquoted."""

    Dumper.add_representer(str, quoted)
    file = tmp_path_factory.mktemp("values") / "file.yaml"
    found = data(file, yaml.dump({"key": value}, Dumper=Dumper, allow_unicode=True))["key"]
    assert found == value or math.isclose(found, value)


def test_a_text_file_of_windows_is_read(file: Path) -> None:
    file.write_bytes("\ufeffname: é\r\nlist:\r\n- a\r\n".encode())
    found = read(file)
    assert found.data == {"name": "é", "list": ["a"]}
    assert found.line(("list", 0)) == 3


def test_every_value_knows_its_line_and_others_that_of_what_is_around_them(file: Path) -> None:
    file.write_text("# comment\na: 1\nb:\n  - x\n  - {c: 2,\n     d: 3}\n")
    found = read(file)
    assert found.lines == {(): 2, ("a",): 2, ("b",): 3, ("b", 0): 4, ("b", 1): 5, ("b", 1, "c"): 5, ("b", 1, "d"): 6}
    assert found.line(("b", 1, "e", "f")) == 5
    assert str(found.error(("b", 1, "d"), "wrong")) == f"{file}:6: wrong"


def test_an_empty_file_is_nothing(file: Path) -> None:
    assert data(file, "# nothing\n") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\nb: 2\na: 3\n", ":3: 'a' is given twice"),
        ("a:\n  b: 1\n  b: 2\n", ":3: 'b' is given twice"),
        ("a: [\n\nb\n", ":4: not readable as YAML: while parsing a flow sequence, did not find expected ',' or ']'"),
        ("a: 1\n b: 2\n", ":2: not readable as YAML: mapping values are not allowed in this context"),
        ("a: 1\n---\nb: 2\n", ":2: not readable as YAML: expected a single document in the stream, but found another"),
        ("a: *b\n", ":1: not readable as YAML: found undefined alias"),
        (b"a: 1\nb: \xff\n", ":2: not readable as YAML: invalid leading UTF-8 octet"),
        (b"a: 1\n\nb: \x07\n", ":3: not readable as YAML: control characters are not allowed"),
        ("a: &x [*x]\n", ": an alias contains itself, or values stand too deep in one another"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(file: Path, text: str | bytes, told: str) -> None:
    assert complaint(file, text).startswith(told)


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"missing.yaml: No such file or directory"):
        read(tmp_path / "missing.yaml")
    with pytest.raises(Invalid, match=r": Is a directory"):
        read(tmp_path)


def test_variables_are_replaced_where_they_stand(file: Path) -> None:
    text = 'a: ${HOST}\nb: "https://${HOST}/${PATH_1:-oai}"\nc: ["pre-${HOST}-post"]\nd: $HOST\n'
    assert data(file, text, {"HOST": "archive.example"}) == {
        "a": "archive.example",
        "b": "https://archive.example/oai",
        "c": ["pre-archive.example-post"],
        "d": "$HOST",
    }


@pytest.mark.parametrize("value", ["12345", "true", "null", "1e5", "a: b", "[x", "${OTHER}", "\n"])
def test_what_a_variable_brings_is_text_and_nothing_else(file: Path, value: str) -> None:
    assert data(file, "key: ${SECRET}\n", {"SECRET": value}) == {"key": value}


def test_a_default_may_be_empty(file: Path) -> None:
    assert data(file, 'a: ${X:-}\nb: "${X:-}"\n', {}) == {"a": None, "b": ""}


def test_a_variable_that_is_set_wins_over_its_default_even_when_empty(file: Path) -> None:
    assert data(file, 'a: "${X:-default}"\n', {"X": ""}) == {"a": ""}


def test_without_variables_everything_stays(file: Path) -> None:
    assert data(file, "a: ${X}\nb: ${-\n") == {"a": "${X}", "b": "${-"}


def test_a_variable_that_is_not_set_is_told_with_its_line(file: Path) -> None:
    told = "the environment variable KR_USER is not set; export it, or give a default as ${KR_USER:-value}"
    assert complaint(file, "a: 1\nb:\n  c: ${KR_USER}\n", {}) == f":3: {told}"


@pytest.mark.parametrize("text", ["${KR-USER}", "${}", "${1X}", "${X", "${X:=y}"])
def test_what_looks_like_a_variable_and_is_none_is_told(file: Path, text: str) -> None:
    told = complaint(file, f"a: '{text}'\n", {"X": "hush"})
    assert told == ":1: '${' begins the name of a variable: ${NAME} or ${NAME:-default}"
