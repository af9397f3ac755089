"""compose.yaml, the Dockerfile and the manual agree with one another and with the program."""

import re
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.servers.missing import say_missing

ROOT = Path(__file__).resolve().parent.parent
COMPOSE = (ROOT / "compose.yaml").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
MANUAL = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
EXAMPLE = (ROOT / "deploy" / "example.env").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = yaml.safe_load(COMPOSE)["services"]

ASKED = set(re.findall(r"(?<!\$)\$\{(\w+)", COMPOSE))
NEEDED = set(re.findall(r"(?<!\$)\$\{(\w+):\?", COMPOSE))
GIVEN = {name for one in SERVICES.values() for name in one.get("environment", {}) if name.isupper()}
IN_IMAGES = set(re.findall(r"\b((?:AIRFLOW|ICHLINKS)_\w+)=", DOCKERFILE))


@pytest.mark.parametrize("name", sorted(ASKED | GIVEN | IN_IMAGES))
def test_every_variable_is_in_the_manual(name: str) -> None:
    assert f"`{name}`" in MANUAL


def test_the_example_names_what_compose_asks_for() -> None:
    assert set(re.findall(r"^(\w+)=", EXAMPLE, re.M)) == NEEDED
    assert set(re.findall(r"^# (\w+)=", EXAMPLE, re.M)) == ASKED - NEEDED


def test_the_defaults_in_the_manual_are_those_of_compose() -> None:
    defaults = dict(re.findall(r"(?<!\$)\$\{(\w+):-([^}]+)\}", COMPOSE))
    told = dict(re.findall(r"^\| `(\w+)` \| `([^`]+)` \|", MANUAL, re.M))
    assert {name: default for name, default in told.items() if name in ASKED} == defaults


@pytest.mark.parametrize("setting", sorted(name for name in GIVEN | IN_IMAGES if name.startswith("AIRFLOW__")))
def test_airflow_knows_every_setting(setting: str) -> None:
    spec = find_spec("airflow")
    if spec is None or spec.origin is None:
        say_missing("Airflow (pip install -e '.[airflow]')")
    known = yaml.safe_load((Path(spec.origin).parent / "config_templates" / "config.yml").read_text(encoding="utf-8"))
    section, option = setting.removeprefix("AIRFLOW__").lower().split("__")
    assert option in known[section]["options"]


def test_images_are_pinned() -> None:
    ours = {name: one["image"] for name, one in SERVICES.items() if "build" in one}
    version = PROJECT["project"]["version"]
    elasticsearch = _only(r"^ARG ELASTICSEARCH=(\S+)$", DOCKERFILE)
    airflow = dict.fromkeys(
        ("airflow-migrate", "airflow-api", "scheduler", "dag-processor"), f"ichlinks-airflow:{version}"
    )
    assert ours == {
        **airflow,
        "face": f"ichlinks-face:{version}",
        "elasticsearch": f"ichlinks-elasticsearch:{elasticsearch}",
    }
    others = {name: one["image"] for name, one in SERVICES.items() if "build" not in one}
    assert {name for name, image in others.items() if not re.search(r":\d+\.\d+", image)} == set()
    pom = (ROOT / "tests" / "servers" / "elasticsearch" / "pom.xml").read_text(encoding="utf-8")
    assert _only(r"<elasticsearch.version>(.+?)<", pom) == elasticsearch


def test_what_is_waited_for_can_be_healthy() -> None:
    for one in SERVICES.values():
        for name, wait in one.get("depends_on", {}).items():
            asked = {"service_healthy": "healthcheck" in SERVICES[name], "service_completed_successfully": True}
            assert asked[wait["condition"]], name


def test_every_lasting_service_has_a_health_check() -> None:
    lasting = {name for name, one in SERVICES.items() if one["restart"] != "no"}
    assert {name for name in lasting if "healthcheck" not in SERVICES[name]} == {"face"}
    face = DOCKERFILE.partition(" AS face\n")[2].partition("\nFROM ")[0]
    assert "HEALTHCHECK" in face


def test_ports_are_published_on_the_loopback_address_only() -> None:
    ports = [port for one in SERVICES.values() for port in one.get("ports", [])]
    assert sorted(ports) == ["127.0.0.1:8000:8000", "127.0.0.1:8080:8080"]


def test_partners_credentials_go_to_nobody_who_does_not_read_partner_files() -> None:
    assert [name for name, one in SERVICES.items() if "env_file" in one] == ["scheduler", "dag-processor"]


def test_every_package_is_in_the_images() -> None:
    let_in = set(re.findall(r"^!(\S+)$", (ROOT / ".dockerignore").read_text(encoding="utf-8"), re.M))
    assert set(PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]) - let_in == set()
    copied = set(re.findall(r"^COPY (?:--chmod=\d+ )?(deploy/\S+)", DOCKERFILE, re.M))
    assert {name for name in copied if not (ROOT / name).is_file()} == set()


def test_the_index_finds_its_analysers() -> None:
    """The profile `full` needs all four (index/elasticsearch_mapping.py)."""
    installed = _only(r"elasticsearch-plugin install --batch (.+)$", DOCKERFILE).split()
    assert installed == ["analysis-icu", "analysis-kuromoji", "analysis-nori", "analysis-smartcn"]


def _only(pattern: str, text: str) -> str:
    [found] = re.findall(pattern, text, re.M)
    return str(found)
