"""An OAI-PMH endpoint with any number of made-up records of about 1.4 kB in mixed scripts.

`python -m benchmarks.endpoint --records 1000` prints its address and answers until it is stopped. A record is
made from its number alone, so every run sees the same. `serving` runs it in a process of its own.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

PAGE = 200
_KEPT = 1000
"""Pages made before the first request, so that what is measured is not the making of pages."""
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
    "<responseDate>2026-01-01T00:00:00Z</responseDate><request>http://127.0.0.1/oai</request>"
)
_NAMES = (
    ("ko", "강릉 단오굿 기록", "대한민국의 마을에서 해마다 여는 굿과 놀이를 기록한 자료이다. 주민이 직접 참여한다."),
    ("th", "การแสดงพื้นบ้าน", "บันทึกการแสดงพื้นบ้านของชุมชน ซึ่งถ่ายทอดกันมาหลายชั่วอายุคนในงานประเพณีประจำปี"),
    ("mn-Cyrl", "Уртын дуу", "Монголын нүүдэлчдийн урт дууг өвлөн уламжлагчдын тухай бичлэг, тайлбарын хамт."),
    ("hi", "लोक नृत्य", "गाँव के लोगों द्वारा पीढ़ी दर पीढ़ी सिखाए गए लोक नृत्य का विवरण और उसका चित्र।"),
    ("ja", "田植え踊りの記録", "東北地方の集落で春に行われる踊りの記録。保存会が子どもたちに教えている。"),
    ("fa", "آواز محلی", "ضبط آوازهای محلی که در جشن‌های فصلی خوانده می‌شود و سینه به سینه منتقل شده است."),
)
_COUNTRIES = ("Republic of Korea", "Thailand", "Mongolia", "India", "Japan", "Iran (Islamic Republic of)")
_SUBJECTS = ("Performing arts", "Traditional craftsmanship", "Social practices, rituals and festive events", "Music")


def record(number: int) -> str:
    """The record of a number (from 0)."""
    language, title, text = _NAMES[number % len(_NAMES)]
    return f"""<record><header><identifier>oai:bench.example:{number:07d}</identifier>
<datestamp>20{10 + number % 15}-{1 + number % 12:02d}-{1 + number % 28:02d}T00:00:00Z</datestamp>
<setSpec>s{number % 7}</setSpec></header><metadata>
<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" \
xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title xml:lang="{language}">{title} {number}</dc:title>
<dc:title xml:lang="en">Field recording number {number} of a village tradition</dc:title>
<dc:creator>Archive team {number % 53}</dc:creator>
<dc:subject>{_SUBJECTS[number % len(_SUBJECTS)]}</dc:subject>
<dc:subject>intangible cultural heritage; field recording {number % 101}</dc:subject>
<dc:description xml:lang="{language}">{text}</dc:description>
<dc:description xml:lang="en">A recording made with the consent of the community in {1960 + number % 60}. It shows \
how the tradition is practised, who teaches it, and which tools and costumes belong to it.</dc:description>
<dc:publisher>Bench Archive</dc:publisher>
<dc:date>{1960 + number % 60}-{1 + number % 12:02d}</dc:date>
<dc:type>Photograph</dc:type>
<dc:format>image/jpeg</dc:format>
<dc:identifier>https://bench.example/records/{number}</dc:identifier>
<dc:identifier>https://bench.example/media/{number}.jpg</dc:identifier>
<dc:language>{language}</dc:language>
<dc:coverage>{_COUNTRIES[number % len(_COUNTRIES)]}</dc:coverage>
<dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>
</oai_dc:dc></metadata></record>"""


@lru_cache(maxsize=_KEPT)
def page(start: int, total: int, size: int) -> bytes:
    """The ListRecords answer of `size` records that begins at record `start`."""
    end = min(start + size, total)
    token = str(end) if end < total else ""
    body = "".join(map(record, range(start, end)))
    resumption = f'<resumptionToken completeListSize="{total}" cursor="{start}">{token}</resumptionToken>'
    return f"{_HEAD}<ListRecords>{body}{resumption}</ListRecords></OAI-PMH>".encode()


_IDENTIFY = (
    f"{_HEAD}<Identify><deletedRecord>persistent</deletedRecord>"
    "<granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify></OAI-PMH>"
).encode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 20
    """An answer leaves at once, head and body."""

    total, size, latency = 0, PAGE, 0.0

    def do_GET(self) -> None:
        asked = parse_qs(urlsplit(self.path).query)
        start = int(asked.get("resumptionToken", ["0"])[0])
        body = _IDENTIFY if asked.get("verb") == ["Identify"] else page(start, self.total, self.size)
        time.sleep(self.latency)
        self.send_response(200)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Silent: what is measured is the harvester."""


@contextmanager
def serving(records: int, size: int = PAGE, latency: float = 0.0) -> Iterator[str]:
    """The address of an endpoint in another process."""
    options = {"--records": records, "--page": size, "--latency": latency}
    command = [sys.executable, "-m", "benchmarks.endpoint", *(str(part) for pair in options.items() for part in pair)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def main() -> None:
    """Serves until stopped; the first line printed is the address."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1000)
    parser.add_argument("--page", type=int, default=PAGE, help="records a page")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds before each answer")
    asked = parser.parse_args()
    _Handler.total, _Handler.size, _Handler.latency = asked.records, asked.page, asked.latency
    for start in range(0, min(asked.records, _KEPT * asked.page), asked.page):
        page(start, asked.records, asked.page)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    print(f"http://127.0.0.1:{server.server_port}/oai", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
