"""The Elasticsearch node of the tests starts, dies, comes back with its data, and analyses as documented."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import ApiError, ConnectionError, Elasticsearch

from tests.servers.elasticsearch import build as program
from tests.servers.elasticsearch.node import ElasticsearchNode
from tests.servers.missing import ServerMissing, missing_is_said


def client(url: str) -> Elasticsearch:
    return Elasticsearch(url, max_retries=0, retry_on_timeout=False, request_timeout=30)


def test_documents_survive_a_kill_on_the_same_port(tmp_path: Path) -> None:
    with missing_is_said(), ElasticsearchNode(home=tmp_path / "node") as node, client(node.url) as elasticsearch:
        elasticsearch.index(index="elements", id="1", document={"title": "Gut"})
        url = node.url
        node.kill()
        with pytest.raises(ConnectionError):
            elasticsearch.info()
        node.start()
        assert node.url == url
        elasticsearch.cluster.health(wait_for_status="yellow")
        assert elasticsearch.get(index="elements", id="1")["_source"] == {"title": "Gut"}
    with pytest.raises(ConnectionError), client(url) as elasticsearch:
        elasticsearch.info()
    assert (tmp_path / "node" / "data").is_dir()


def test_settings_are_elasticsearchs_own() -> None:
    settings: dict[str, Any] = {"http.max_content_length": "1kb", "action.destructive_requires_name": False}
    with missing_is_said(), ElasticsearchNode(heap="256m", **settings) as node, client(node.url) as elasticsearch:
        with pytest.raises(ApiError) as refused:
            elasticsearch.index(index="elements", document={"title": "x" * 2000})
        elasticsearch.indices.delete(index="*")
    assert refused.value.meta.status == 413
    assert not node.home.exists()


def test_a_wrong_setting_is_told_with_the_log() -> None:
    with missing_is_said():
        settings: dict[str, Any] = {"no.such.setting": 1}
        node = ElasticsearchNode(**settings)
    with pytest.raises(RuntimeError, match=r"no\.such\.setting"), node:
        pass
    assert not node.home.exists()


def test_the_root_tells_the_version(elasticsearch: str) -> None:
    with client(elasticsearch) as asked:
        assert asked.info()["version"]["number"].split(".")[0] == "9"


def test_a_built_program_is_not_built_again() -> None:
    with missing_is_said():
        built = program.build()
    before = built.stat().st_mtime_ns
    assert (program.build(), built.stat().st_mtime_ns) == (built, before)


def test_a_machine_without_a_jdk_is_said_to_be_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(program, "JVMS", tmp_path)
    with pytest.raises(ServerMissing) as missing:
        ElasticsearchNode()
    assert missing.value.reason == f"no JDK 21 or newer in JAVA_HOME or {tmp_path}"


def test_a_machine_without_maven_is_said_to_be_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with missing_is_said():
        program.jdk()
    monkeypatch.setenv("ICHLINKS_TEST_CACHE", str(tmp_path))
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(ServerMissing) as missing:
        program.build()
    assert missing.value.reason == "Maven (mvn) is not installed"
