"""Where requests may go, and who is told a partner's secrets."""

from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

import pytest

from config.sources import JsonApi
from harvesters.addresses import keeps_query
from harvesters.guard import allowed
from harvesters.http import redacted
from tests.harvesters.conftest import source_of
from tests.harvesters.harvesting import harvest
from tests.harvesters.sources import OVER_HTTP, Source
from tests.servers.endpoint import Asked, Endpoint

ALL = ["r0", "r1", "r2", "r3", "r4"]
SECRETS = {"basic": {"user": "u", "password": "hush"}, "header": {"X-Key": "hush"}}


@pytest.fixture(params=OVER_HTTP)
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Source]:
    yield from source_of(request.param, tmp_path)


@pytest.fixture
def elsewhere(source: Source) -> Iterator[Endpoint]:
    """The same archive at another address."""
    with Endpoint({"/records": source.answer}, "127.0.0.2") as server:
        yield server


def redirect(source: Source, location: str, status: int = 302) -> None:
    source.server.scripts["/records"] = [(status, {"Location": location}, b"")]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_with_the_query(source: Source, elsewhere: Endpoint, status: int) -> None:
    source.server.scripts |= {
        "/records": [(status, {"Location": "/moved"}, b"")],
        "/moved": source.answer,
    }
    assert harvest(source.options()).identifiers == ALL


def test_a_redirect_to_a_private_host_is_refused(source: Source, elsewhere: Endpoint) -> None:
    redirect(source, f"{elsewhere.url}/records")
    found = harvest(source.options(retries=4))
    assert (found.failed.code, elsewhere.requests) == ("private_address", [])
    assert "an address leads into a private network" in found.failed.message
    assert "127.0.0.2" not in str(found.events)


def test_a_name_that_leads_to_a_private_address_is_refused(source: Source) -> None:
    port = source.server.server_port
    found = harvest(source.options(endpoint=f"http://localhost:{port}/records", retries=4), allow=("archive.local",))
    assert (found.failed.code, source.server.requests) == ("private_address", [])


@pytest.mark.parametrize(
    "location", ["ftp://127.0.0.1/records", "file:///etc/passwd", "http://[", "http://:80/", "http://127.0.0.1:99999/"]
)
def test_a_redirect_to_what_is_no_http_address_is_refused(source: Source, location: str) -> None:
    redirect(source, location)
    found = harvest(source.options(retries=4))
    assert found.failed.code == "address_refused"


def test_redirects_in_a_circle_end(source: Source) -> None:
    redirect(source, "/records")
    found = harvest(source.options(retries=4))
    assert found.failed.code == "too_many_redirects"
    assert found.requests <= 12


def test_a_redirect_with_an_endless_body_is_not_read_to_its_end(source: Source) -> None:
    source.server.scripts["/records"] = lambda asked: (302, {"Location": "/moved"}, repeat(b" " * 10_000))
    assert harvest(source.options(max_page_bytes=50_000)).failed.code == "too_large"


def test_no_other_host_is_told_a_secret(source: Source, elsewhere: Endpoint) -> None:
    redirect(source, f"{elsewhere.url}/records?page=1&verb=ListRecords")
    harvest(source.options(auth=SECRETS), allow=("127.0.0.0/8",))
    assert elsewhere.requests
    assert not [asked for asked in elsewhere.requests if "hush" in str(asked.headers)]
    assert "hush" in str(source.server.requests[0].headers)


def test_no_other_port_is_told_a_secret(source: Source) -> None:
    with Endpoint({"/records": source.answer}) as other:
        redirect(source, f"{other.url}/records?page=1&verb=ListRecords")
        harvest(source.options(auth={"bearer": "hush"}))
        assert other.requests
        assert not [asked for asked in other.requests if "hush" in str(asked.headers)]


def test_the_parameters_go_to_no_other_host(source: Source, elsewhere: Endpoint) -> None:
    options = JsonApi(
        kind="json_api", endpoint=f"{source.server.url}/records", id="id", parameters={"key": "hush"}, retries=0
    )
    redirect(source, f"{elsewhere.url}/records")
    harvest(options, allow=("127.0.0.0/8",))
    assert [asked.raw_query for asked in elsewhere.requests] == [""]
    assert [asked.query for asked in source.server.requests] == [{"key": "hush", "page": "1"}]


def test_the_environment_names_no_proxy(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert harvest(source.options()).identifiers == ALL


def test_a_request_says_who_asks(source: Source) -> None:
    harvest(source.options(headers={"From": "data@archive.example"}))
    asked: Asked = source.server.requests[0]
    assert asked.headers["User-Agent"].startswith("ichlinks/")
    assert asked.headers["From"] == "data@archive.example"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("224.0.0.1", False),
        ("64:ff9b::a01:203", False),
        ("64:ff9b::5db8:d70e", True),
        ("2002:a01:203::1", False),
        ("2001:0:a01:203::1", False),
    ],
)
def test_private_addresses_are_those_of_the_registries(address: str, public: bool) -> None:
    assert allowed("archive.example", address, ()) is public


def test_a_private_address_may_be_listed_by_name_address_or_network() -> None:
    assert allowed("Archive.Local", "10.1.2.3", ("archive.local",))
    assert allowed("archive.local", "10.1.2.3", ("10.1.2.3",))
    assert allowed("archive.local", "10.1.2.3", ("other", "10.0.0.0/8"))
    assert not allowed("archive.local", "10.1.2.3", ("other", "192.168.0.0/16"))


def test_an_address_in_a_log_has_no_secrets() -> None:
    assert redacted("https://u:hush@archive.example:8443/oai?key=hush#x") == "https://archive.example:8443/oai"


@pytest.mark.parametrize(
    ("endpoint", "url", "kept"),
    [
        ("http://a.example/oai", "https://a.example/oai", True),
        ("https://a.example/oai", "https://a.example/new", True),
        ("https://a.example/oai", "http://a.example/oai", False),
        ("https://a.example/oai", "https://b.example/oai", False),
        ("https://a.example/oai", "https://a.example/oai?verb=Identify", False),
    ],
)
def test_a_redirect_is_told_the_parameters_by_the_same_host_and_never_in_the_open(
    endpoint: str, url: str, kept: bool
) -> None:
    assert keeps_query(endpoint, url) is kept
