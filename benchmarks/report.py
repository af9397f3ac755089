"""How fast a partner's quality report is made, over all of its Records.

    python -m benchmarks.report --records 100000

fills a SQLite store with made-up oai_dc records (not measured), then prints CPU and wall seconds of the report, the
baseline of the same run (`decode`: reading the same rows and decoding their JSON, nothing else), and RSS before and
after.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from benchmarks.records import FORMATS
from config.settings import Workspace
from ichlinks.pipeline import Context
from ichlinks.pipeline.quality import report
from ichlinks.pipeline.tools import Tools, transformed
from ichlinks.stages import Envelope, Payload
from ichlinks.store import payloads, quality, records

_PARTNER = "name: {en: Bench Archive}\ncountry: KR\nharvest: {kind: oai_pmh, endpoint: 'https://bench.example/oai'}\n"
_HEAD = b'<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>'
_AROUND = Envelope(_HEAD, b"</ListRecords></OAI-PMH>")
_PAGE = 100


def fill(context: Context, count: int) -> None:
    tools = Tools.of(context.workspace, context.partner("bench"))
    for start in range(0, count, _PAGE):
        page = [_payload(number) for number in range(start, min(start + _PAGE, count))]
        with context.store.write() as connection:
            payloads.save(connection, "bench", "run", page)
            stored = payloads.pending(connection, "bench", _PAGE)
            records.save(connection, "bench", [transformed(tools, one) for one in stored])
            payloads.done(connection, [one.id for one in stored])


def _payload(number: int) -> Payload:
    return Payload(f"oai:bench.example:{number:07d}", FORMATS["oai_dc"](number), number.to_bytes(32, "big"), _AROUND)


def decode(context: Context) -> None:
    with context.store.read() as connection:
        for page in quality.judged(connection, "bench"):
            for one in page:
                msgspec.json.decode(one.body or b"{}")


def timed(name: str, work: Callable[[], object]) -> float:
    wall, cpu, rss = time.perf_counter(), time.process_time(), _rss()
    work()
    used = time.process_time() - cpu
    print(f"{name:<8} {used:>6.1f} CPU s {time.perf_counter() - wall:>6.1f} wall s   RSS {rss:.0f} → {_rss():.0f} MB")
    return used


def _rss() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=100_000)
    count = parser.parse_args().records
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder), {})
        workspace.partners.mkdir(parents=True)
        (workspace.partners / "bench.yaml").write_text(_PARTNER)
        with Context.open(workspace) as context:
            fill(context, count)
            baseline = timed("decode", lambda: decode(context))
            print(f"report is {timed('report', lambda: report(context, 'bench')) / baseline:.1f} x decode")


if __name__ == "__main__":
    main()
