"""The mapping files, as far as they can be checked without a server: fields of the model, analysers that exist."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest

import index.elasticsearch_mapping as mapping
from index.language_fields import LanguageField
from index.model import Document

# Elasticsearch reference, "Language analyzers", "Built-in analyzers" and "Analysis plugins"
BUILT_IN = {
    "standard",
    "whitespace",
    "cjk",
    "thai",
    "hindi",
    "bengali",
    "persian",
    "arabic",
    "sorani",
    "indonesian",
    "russian",
    "turkish",
    "english",
}
BUILT_IN |= {"french", "spanish", "portuguese", "armenian"}
PLUGINS = {"nori", "kuromoji", "smartcn"}
FILTERS = {"lowercase", "asciifolding", "decimal_digit", "arabic_normalization", "persian_normalization"}
FILTERS |= {"indic_normalization", "hindi_normalization"}


def found(value: Any, key: str) -> set[str]:
    """Every text under `key`, wherever it stands."""
    if isinstance(value, list):
        return set().union(*(found(inner, key) for inner in value))
    if not isinstance(value, dict):
        return set()
    here = value.get(key, [])
    named = {here} if isinstance(here, str) else {name for name in here if isinstance(name, str)}
    return named.union(*(found(inner, key) for inner in value.values()))


@pytest.mark.parametrize("profile", mapping.PROFILES)
def test_the_mapping_has_exactly_the_fields_of_the_model(profile: str) -> None:
    fields = mapping.mapping(profile)["mappings"]["properties"]
    assert fields.keys() == set(Document.__struct_fields__)
    for name in ("title", "alt_title", "description"):
        assert set(fields[name]["properties"]) == set(get_args(LanguageField))


@pytest.mark.parametrize("profile", mapping.PROFILES)
def test_nothing_is_mapped_by_guessing(profile: str) -> None:
    assert mapping.mapping(profile)["mappings"]["dynamic"] == "strict"


def test_core_needs_no_plugin() -> None:
    core = mapping.mapping("core")
    own = set(core["settings"]["analysis"]["analyzer"])
    assert found(core, "analyzer") - own <= BUILT_IN
    assert found(core, "tokenizer") == {"standard"}
    assert found(core, "filter") <= FILTERS


def test_full_needs_the_four_named_plugins() -> None:
    full = mapping.mapping("full")
    own = set(full["settings"]["analysis"]["analyzer"])
    assert found(full, "analyzer") - own <= BUILT_IN | PLUGINS
    assert found(full, "tokenizer") == {"icu_tokenizer"}
    assert found(full, "filter") <= FILTERS | {"icu_folding"}


def test_profiles_differ_in_analysis_only() -> None:
    full, core = map(mapping.mapping, mapping.PROFILES)
    assert types(full["mappings"]["properties"]) == types(core["mappings"]["properties"])


def types(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        name: types(field["properties"]) if "properties" in field else field["type"] for name, field in fields.items()
    }


def test_a_mapping_file_says_its_profile_and_date() -> None:
    folder = Path(mapping.__file__).with_name("mappings")
    for path in folder.glob("*.json"):
        _, profile, date, _ = path.name.split(".")
        assert json.loads(path.read_text())["mappings"]["_meta"] == {"profile": profile, "date": date}
