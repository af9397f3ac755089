"""Addresses, methods and caching of the sample server, and the JSON API."""

import csv
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import requests

from samples.moana_api import items
from samples.oai_records import records
from samples.server import Server, serve


def get(server: Server, path: str, **headers: str) -> requests.Response:
    return requests.get(server.url + path, headers=headers, timeout=5)


def test_the_register_is_csv_with_a_byte_order_mark(server: Server) -> None:
    response = get(server, "/steppe/heritage.csv")
    assert (response.status_code, response.headers["Content-Type"]) == (200, "text/csv; charset=utf-8")
    assert response.content.startswith(b"\xef\xbb\xbfinv_no,kind,")
    rows = list(csv.DictReader(response.content.decode("utf-8-sig").splitlines(keepends=True)))
    assert len(rows) == 61
    assert {None} & {key for row in rows for key in row} == set()
    assert rows[24]["media_url"] == f"{server.url}/media/shyrdak-horns.png"


@pytest.mark.parametrize("path", ["/steppe/heritage.csv", "/media/kolam.png"])
def test_an_unchanged_file_is_not_sent_again(server: Server, path: str) -> None:
    first = get(server, path)
    second = get(server, path, **{"If-None-Match": f'"other", W/{first.headers["ETag"]}'})
    assert (second.status_code, second.content, second.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert get(server, path, **{"If-None-Match": '"other"'}).status_code == 200


def test_head_has_the_headers_of_get_and_no_body(server: Server) -> None:
    url = f"{server.url}/steppe/heritage.csv"
    head, full = requests.head(url, timeout=5), requests.get(url, timeout=5)
    names = ("Content-Type", "Content-Length", "ETag")
    assert head.content == b""
    assert [head.headers[name] for name in names] == [full.headers[name] for name in names]


def test_pages_hold_every_item_once(server: Server) -> None:
    pages: list[dict[str, Any]] = [get(server, f"/moana/items?page={n}&per_page=25").json() for n in (1, 2, 3)]
    assert [(p["page"], p["pages"], p["total"], len(p["items"])) for p in pages] == [
        (1, 3, 55, 25),
        (2, 3, 55, 25),
        (3, 3, 55, 5),
    ]
    assert [item["id"] for p in pages for item in p["items"]] == [item["id"] for item in items()]


def test_a_page_behind_the_last_is_empty(server: Server) -> None:
    assert get(server, "/moana/items?page=4").json() == {"page": 4, "pages": 3, "total": 55, "items": []}


@pytest.mark.parametrize("moment", ["2025-06-01", "2025-06-01T00:00:00Z", "2025-06-01T02:00:00%2B02:00"])
def test_modified_since_keeps_what_is_as_new_or_newer(server: Server, moment: str) -> None:
    found = get(server, f"/moana/items?modified_since={moment}&per_page=100").json()
    wanted = [item["id"] for item in items() if item["modified"] >= "2025-06-01"]
    assert 0 < len(wanted) < 55
    assert [item["id"] for item in found["items"]] == wanted


@pytest.mark.parametrize("query", ["page=0", "page=-1", "page=x", "per_page=", "page=²", "modified_since=soon"])
def test_bad_parameters_are_said(server: Server, query: str) -> None:
    response = get(server, f"/moana/items?{query}")
    assert (response.status_code, list(response.json())) == (400, ["error"])


def test_every_page_address_in_the_data_leads_somewhere(server: Server) -> None:
    paths = [item["page"] for item in items()]
    paths += [field.text for r in records() for field in r.fields if "/mekong/records/" in field.text]
    assert len(paths) == 55 + 66
    assert {get(server, path.removeprefix("{{base}}")).status_code for path in paths} == {200}


def test_a_record_page_is_html_with_escaped_text(server: Server) -> None:
    response = get(server, "/mekong/records/elem-006")
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert '<dd lang="lo">ລາຍນາກ</dd>' in response.text
    assert "Lao People&#x27;s Democratic Republic" in response.text


@pytest.mark.parametrize(
    "path", ["/", "/mekong", "/mekong/records/res-019", "/moana/items/none", "/media/../server.py", "/media/%2e%2e/x"]
)
def test_other_addresses_are_not_found(server: Server, path: str) -> None:
    assert get(server, path).status_code == 404


def test_only_oai_takes_post(server: Server) -> None:
    assert requests.post(f"{server.url}/moana/items", data={"page": "1"}, timeout=5).status_code == 405
    assert requests.post(f"{server.url}/mekong/oai", data="x" * 20_000, timeout=5).status_code == 413


def test_two_servers_have_their_own_addresses() -> None:
    with serve() as first, serve() as second:
        assert first.url != second.url
        assert get(first, "/moana/items/el-001").json()["page"] == f"{first.url}/moana/items/el-001"
    with pytest.raises(requests.ConnectionError):
        get(first, "/moana/items")


def test_a_port_that_is_taken_is_said_in_one_line(server: Server) -> None:
    command = [sys.executable, "-m", "samples.server", "--port", str(server.server_port)]
    done = subprocess.run(command, cwd=Path(__file__).resolve().parents[2], capture_output=True, text=True, timeout=60)
    told = f"nothing can be served at 127.0.0.1:{server.server_port}: [Errno 98] Address already in use"
    assert (done.returncode, done.stderr.splitlines()[-1].partition("error: ")[2]) == (2, told)
