"""How fast a stored payload becomes a Record: crosswalk, enrichment, validation, screening and its JSON.

    python -m benchmarks.transform --records 100000 --format oai_dc mods marc marc_binary

prints for each format CPU seconds per 1,000 records, the ratio to the baseline of the same run (`parse`: reading
the same bytes strictly with lxml, nothing else), what the crosswalk alone takes, and peak RSS after a tenth and after
all of the records. Records are made up from their numbers, about 1.4 kB each in six scripts; making them is not
measured. Every format runs in a process of its own.
"""

import argparse
import gc
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from lxml import etree

from benchmarks.records import FORMATS
from config.partner import partner
from config.settings import Workspace
from ichlinks.pipeline.tools import Tools, all_transformed
from ichlinks.stages import Envelope, Payload
from ichlinks.store.payloads import Stored

_PARTNER = """\
name: {en: Bench Archive}
country: KR
harvest: {kind: oai_pmh, endpoint: "https://bench.example/oai"}
"""
Done = TypeVar("Done")
_BATCH = 500
_HEAD = b'<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>'
_TAIL = b"</ListRecords></OAI-PMH>"


def measure(name: str, records: int) -> dict[str, float]:
    """CPU seconds of all records by step, and RSS in MB."""
    gc.set_threshold(5_000, 10, 10)  # as in the pipeline (`Context.open`)
    tools, used, outcomes = _tools(), dict[str, float](), Counter[str]()
    rss: list[float] = []
    for batch in _batches(name, records):
        payloads = [stored.payload for stored in batch]
        _timed(used, "parse", _each(_parse), payloads)
        _timed(used, "crosswalk", _each(tools.crosswalk.crosswalk), payloads)
        done = _timed(used, "all", partial(all_transformed, tools), batch)
        outcomes.update(one.outcome for one in done)
        rss.append(_rss())
    if outcomes != {"accept": records}:
        raise SystemExit(f"the records did not become what they should, these figures mean nothing: {outcomes}")
    return {**used, "rss_tenth": rss[len(rss) // 10], "rss": rss[-1]}


def _tools() -> Tools:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder), {})
        workspace.partners.mkdir(parents=True)
        (workspace.partners / "bench.yaml").write_text(_PARTNER)
        return Tools.of(workspace, partner(workspace, "bench"))


def _batches(name: str, records: int) -> Iterator[list[Stored]]:
    make = FORMATS[name]
    for start in range(0, records, _BATCH):
        numbers = range(start, min(start + _BATCH, records))
        yield [Stored(number, _payload(number, make(number))) for number in numbers]


def _payload(number: int, data: bytes) -> Payload:
    envelope = Envelope(_HEAD, _TAIL) if data.startswith(b"<") else Envelope()
    return Payload(f"oai:bench.example:{number:07d}", data, b"\0" * 32, envelope)


def _parse(payload: Payload) -> None:
    if payload.data.startswith(b"<"):
        etree.fromstring(payload.envelope.head + payload.data + payload.envelope.tail)


def _each(do: Callable[[Any], object]) -> Callable[[list[Any]], None]:
    """For steps of which nothing is kept."""

    def all_(batch: list[Any]) -> None:
        for one in batch:
            do(one)

    return all_


def _timed(used: dict[str, float], step: str, do: Callable[[list[Any]], Done], batch: list[Any]) -> Done:
    before = time.process_time()
    done = do(batch)
    used[step] = used.get(step, 0.0) + time.process_time() - before
    return done


def _rss() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _show(name: str, records: int, found: dict[str, float]) -> None:
    each = {step: found[step] / records * 1000 for step in ("parse", "crosswalk", "all")}
    ratio = f"{each['all'] / each['parse']:>8.1f}" if each["parse"] > 0.001 else f"{'-':>8}"
    figures = f"{each['parse']:>8.3f} {each['crosswalk']:>10.3f} {each['all']:>8.3f} {ratio}"
    print(f"{name:<12} {figures} {found['rss_tenth']:>9.0f} {found['rss']:>7.0f}", flush=True)


def main() -> None:
    """Every format in a process of its own, so that peaks of memory do not mix."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--format", nargs="+", choices=FORMATS, default=list(FORMATS))
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measure(asked.format[0], asked.records)))
        return
    print(f"{asked.records} records of each format; CPU seconds per 1,000")
    print(f"{'format':<12} {'parse':>8} {'crosswalk':>10} {'all':>8} {'x parse':>8} {'RSS MB /10':>10} {'all':>6}")
    for name in asked.format:
        command = [sys.executable, "-m", "benchmarks.transform", "--one", "--format", name]
        done = subprocess.run([*command, "--records", str(asked.records)], capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stderr or done.stdout)
        _show(name, asked.records, json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    main()
