"""What the sample server says at each address."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from samples import moana_api
from samples.oai_provider import answer
from samples.pages import record_page

HERE = Path(__file__).parent
_TYPES = {
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".pdf": "application/pdf",
}


@dataclass(frozen=True)
class Reply:
    """Status, media type and body of one HTTP response."""

    status: int
    content_type: str
    body: bytes

    @property
    def etag(self) -> str:
        return f'"{sha256(self.body).hexdigest()[:32]}"'


def reply(method: str, path: str, arguments: Sequence[tuple[str, str]], url: str) -> Reply:
    """The response to one request; `{{base}}` in the data becomes `url`, the server's own address."""
    if method == "POST" and path != "/mekong/oai":
        return Reply(405, "text/plain", b"Only /mekong/oai takes POST.\n")
    found: Reply | None = None
    match path.split("/")[1:]:
        case ["mekong", "oai"]:
            found = _text(200, "text/xml", answer(arguments, f"{url}/mekong/oai"), url)
        case ["mekong", "records", name] if page := record_page(name):
            found = _text(200, "text/html", page, url)
        case ["steppe", "heritage.csv"]:
            found = _text(200, "text/csv", _register(), url)
        case ["moana", "items", *name]:
            found = _json(name, dict(arguments), url)
        case ["media", name] if name in _media():
            found = Reply(200, _TYPES[Path(name).suffix], _media()[name])
    return found or Reply(404, "text/plain", b"Not found.\n")


def if_none_match(header: str | None, etag: str) -> bool:
    """Whether the client holds this version already (RFC 9110, section 13.1.2, weak comparison)."""
    held = [tag.strip().removeprefix("W/") for tag in (header or "").split(",")]
    return etag in held or held == ["*"]


def _json(name: list[str], query: dict[str, str], url: str) -> Reply:
    try:
        found = moana_api.item("/".join(name)) if name else moana_api.page(query)
    except ValueError as error:
        return _text(400, "application/json", json.dumps({"error": str(error)}), url)
    if found is None:
        return _text(404, "application/json", '{"error": "not found"}', url)
    return _text(200, "application/json", json.dumps(found, ensure_ascii=False), url)


def _text(status: int, media_type: str, text: str, url: str) -> Reply:
    body = text.replace("{{base}}", url).encode()
    return Reply(status, f"{media_type}; charset=utf-8", body)


@cache
def _register() -> str:
    return (HERE / "steppe" / "heritage.csv").read_bytes().decode("utf-8")


@cache
def _media() -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (HERE / "media").iterdir() if file.suffix in _TYPES}
