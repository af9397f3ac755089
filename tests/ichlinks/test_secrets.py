"""Planted secrets and private addresses are looked for in everything that a run leaves and says."""

import json
import logging
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import requests
from sqlalchemy import inspect, text

from config.settings import Workspace
from ichlinks.pipeline import Context
from ichlinks.pipeline.many import Trouble, run_many
from ichlinks.store.blocks import read
from tests.exchange.face import serving
from tests.exchange.ports import free_port
from tests.harvesters import oai
from tests.ichlinks.conftest import workspace_of
from tests.servers.archive import photograph
from tests.servers.commands import Commands
from tests.servers.endpoint import Answer, Asked, Endpoint, reset_after

PASSWORD, BEARER, HEADER, KEY, PARAMETER = "pw-7c1e&매듭", "bearer-9f3a", "header-5d2b", "key-4e8c", "parameter-6a1f"
PRIVATE = ("10.20.30.40", "192.168.77.88", "169.254.169.254")
NEEDLES = [
    needle
    for secret in (PASSWORD, BEARER, HEADER, KEY, PARAMETER)
    for needle in (secret, quote(secret), b64encode(f"user:{secret}".encode()).decode(), json.dumps(secret)[1:-1])
] + list(PRIVATE)

_AUTH = {
    "basic": '{basic: {user: user, password: "${PASSWORD}"}}',
    "bearer": '{bearer: "${BEARER}"}',
    "header": '{header: {X-Key: "${HEADER}"}}',
    "query": '{query: {api_key: "${PARAMETER}"}}',
}
_PARTNER = """\
name: {{en: Test Archive}}
country: TH
harvest: {{kind: oai_pmh, endpoint: "{url}?key=${{KEY}}", auth: {auth}, retries: 1{more}}}
crosswalk: oai_dc
"""
_RECORD = oai.record("oai:a:1", photograph("Loom"))


def echoing(asked: Asked) -> Answer:
    """An endpoint that repeats the request, with its keys and its own inner address, wherever it can."""
    request = f"<request verb='x'>http://10.20.30.40:8080{asked.path}?{asked.raw_query.replace('&', '&amp;')}</request>"
    if asked.query["verb"] == "Identify":
        base = f"<baseURL>http://192.168.77.88/oai?{asked.raw_query.replace('&', '&amp;')}</baseURL>"
        return 200, {}, oai.identify().replace(b"</granularity>", b"</granularity>" + base.encode())
    body = oai.page(_RECORD, token="", size=1).decode()
    return (
        200,
        {"X-Echo": asked.raw_query},
        body.replace("<request>http://archive.example/oai</request>", request).encode(),
    )


def failures(asked: Asked) -> Iterator[Answer]:
    yield 500, {"X-Echo": asked.raw_query}, asked.raw_query.encode()
    yield 401, {"WWW-Authenticate": f'Basic realm="{asked.raw_query}"'}, b""
    yield 302, {"Location": f"http://10.20.30.40/internal?{asked.raw_query}"}, b""
    yield 302, {"Location": f"http://169.254.169.254:99999/{asked.raw_query}"}, b""
    yield 302, {"Location": f"http://127.0.0.1:9/?{asked.raw_query}"}, b""
    yield 200, {"Content-Length": "99"}, reset_after(asked.raw_query.encode())
    yield 200, {"Content-Encoding": "gzip"}, b"\x1f\x8b\x08" + asked.raw_query.encode()
    yield 200, {}, f"<html>{asked.raw_query}</html>".encode()
    yield 503, {"Retry-After": "86400"}, b""
    yield 429, {"RateLimit": '"x";r=0;t=9999'}, b""


def failing(number: int) -> Callable[[Asked], Answer]:
    return lambda asked: list(failures(asked))[number]


COUNT = 10


@pytest.fixture(scope="module")
def server() -> Iterator[Endpoint]:
    scripts = {f"/fails{n}": failing(n) for n in range(COUNT)}
    with Endpoint({"/echoes": echoing, **scripts}) as one:
        yield one


@pytest.fixture
def workspace(tmp_path: Path, server: Endpoint) -> Workspace:
    variables = {"PASSWORD": PASSWORD, "BEARER": BEARER, "HEADER": HEADER, "KEY": KEY, "PARAMETER": PARAMETER}
    made = workspace_of(tmp_path, ICHLINKS_BASE_URL=f"http://127.0.0.1:{free_port()}", **variables)
    for kind, auth in _AUTH.items():
        (made.partners / f"echoes-{kind}.yaml").write_text(
            _PARTNER.format(url=f"{server.url}/echoes", auth=auth, more="")
        )
    for number in range(COUNT):
        auth = list(_AUTH.values())[number % len(_AUTH)]
        (made.partners / f"fails{number}.yaml").write_text(
            _PARTNER.format(url=f"{server.url}/fails{number}", auth=auth, more=", deadline: 0.5")
        )
    return made


def found_in(place: str, said: str | bytes) -> list[tuple[str, str]]:
    told = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return [(place, needle) for needle in NEEDLES if needle in told]


def stored(context: Context) -> Iterator[tuple[str, str]]:
    """Every row of every table, blocks unpacked, and the bytes of every file."""
    with context.store.read() as connection:
        for table in inspect(connection).get_table_names():
            for row in connection.execute(text(f'SELECT * FROM "{table}"')):
                yield table, repr([one.decode("utf-8", "replace") if isinstance(one, bytes) else one for one in row])
        numbers = list(connection.execute(text("SELECT id FROM block")).scalars())
        for envelope, data in read(connection, numbers).values():
            yield "block", (envelope.head + data + envelope.tail).decode()
    for file in context.workspace.var.rglob("*"):
        if file.is_file():
            yield file.name, file.read_bytes().decode("utf-8", "replace")


def test_the_needles_are_found_where_they_are() -> None:
    assert found_in("log", f"GET /oai?key={KEY}") == [("log", KEY), ("log", KEY), ("log", KEY)]
    assert found_in("log", "GET http://10.20.30.40/") == [("log", "10.20.30.40")]


def test_nothing_that_a_run_leaves_or_says_holds_a_secret(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for logger in ("urllib3", "requests", "sqlalchemy.engine"):
        caplog.set_level(logging.DEBUG, logger)
    leaks = []
    names = sorted(path.stem for path in workspace.partners.glob("*.yaml"))
    with Context.open(workspace) as context:
        for one in run_many(context, names, None, 4):
            told = repr((one.partner, one.error, one.error.__dict__)) if isinstance(one, Trouble) else json.dumps(one)
            leaks += found_in("report", told)
        for place, said in stored(context):
            leaks += found_in(place, said)
        with context.store.read() as connection:
            assert connection.execute(text("SELECT count(*) FROM item")).scalar_one() == len(_AUTH)
            items = list(connection.execute(text("SELECT id FROM item")).scalars())
    assert any("urllib3" in record.name for record in caplog.records)
    leaks += found_in("log", caplog.text)
    with serving(workspace) as face:
        pages = ["/", "/api/search?q=Loom", "/search?q=Loom", "/openapi.json", "/data", *(f"/items/{i}" for i in items)]
        for page in [*pages, *(f"/items/{i}.{suffix}" for i in items for suffix in ("json", "jsonld", "ttl"))]:
            leaks += found_in(page, requests.get(face + page).text)
    assert leaks == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("--verbose", "run", "--all"),
        ("--verbose", "run", "--all", "--json"),
        ("harvest", "fails2", "--json"),
        ("--verbose", "doctor", "echoes-query"),
        ("--verbose", "doctor", "fails4", "--json"),
        ("partners", "--json"),
        ("partners", "check"),
        ("status", "--json"),
    ],
    ids=" ".join,
)
def test_no_command_says_a_secret(workspace: Workspace, arguments: tuple[str, ...], commands: Commands) -> None:
    done = commands("--workspace", str(workspace.root), *arguments, **workspace.variables)
    assert found_in("stdout", done.stdout) + found_in("stderr", done.stderr) == []
    assert done.stdout + done.stderr != ""
