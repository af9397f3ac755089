"""How fast the pipeline is, stage by stage, and how much memory it takes.

    python -m benchmarks.pipeline --records 1000 10000 --store sqlite postgresql

serves made-up records from another process, harvests them into a fresh store and prints for each stage records a
second, CPU seconds per 1,000 records (with the database server's own share on PostgreSQL) and peak RSS. The SQLite
run feeds the embedded index, the PostgreSQL run an Elasticsearch server, whose own CPU is not counted.

The baseline of the same run is `read`: fetching the same pages and parsing them strictly, nothing else. Ratios
are to it. `start` is what every process pays once: loading modules, reading vocabularies, opening store and index.
`again` is a second, full harvest in which nothing has changed.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from benchmarks.endpoint import serving
from config.settings import Workspace
from harvesters.http import Client
from ichlinks.pipeline import Context, stages
from ichlinks.pipeline.publish import publish_manifests
from ichlinks.pipeline.tools import Tools
from ichlinks.stages import Span
from ichlinks.store.runs import Report
from index.backend import open_index

_PARTNER = """\
name: {{en: Bench Archive}}
country: KR
harvest: {{kind: oai_pmh, endpoint: "{url}"}}
crosswalk: oai_dc
media: {{check: false}}
"""


@dataclass(frozen=True)
class Figure:
    """One stage: wall and CPU seconds, and the peak RSS in MB when it ended."""

    stage: str
    wall: float
    cpu: float
    rss: float


def measure(store: str, records: int) -> list[Figure]:
    """Runs everything once in this process."""
    with ExitStack() as stack:
        url = stack.enter_context(serving(records))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        variables = {"ICHLINKS_ALLOW_PRIVATE_HOSTS": "127.0.0.1"}
        server_cpu: Callable[[], float] = lambda: 0.0  # noqa: E731
        if store == "postgresql":
            from tests.servers.elasticsearch.node import ElasticsearchNode
            from tests.servers.postgres import PostgresServer

            postgres = stack.enter_context(PostgresServer())
            server_cpu = postgres.cpu_seconds
            variables["ICHLINKS_DATABASE_URL"] = postgres.database("bench")
            variables["ICHLINKS_SEARCH_URL"] = stack.enter_context(ElasticsearchNode()).url
        (folder / "config" / "partners").mkdir(parents=True)
        (folder / "config" / "partners" / "bench.yaml").write_text(_PARTNER.format(url=url))
        wall, cpu = time.perf_counter(), server_cpu()
        context = stack.enter_context(Context.open(Workspace(folder, variables)))
        Tools.of(context.workspace, context.partner("bench"))
        open_index(context.workspace).close()
        start = Figure("start", time.perf_counter() - wall, _cpu() + server_cpu() - cpu, _rss())
        return [start, *_stages(context, records, server_cpu)]


def _stages(context: Context, records: int, server_cpu: Callable[[], float]) -> Iterator[Figure]:
    steps: list[tuple[str, Callable[[], object]]] = [
        ("read", lambda: _read(context)),
        ("harvest", lambda: _complete(stages.harvest(context, "bench"), "received", records)),
        ("transform", lambda: _complete(stages.transform(context, "bench"), "accept", records)),
        ("link", lambda: _complete(stages.link(context, "bench"), "create", records)),
        ("manifests", lambda: publish_manifests(context)),
        ("index", lambda: _complete(stages.publish(context, iiif=False), "documents", records)),
        ("again", lambda: _complete(stages.harvest(context, "bench", Span(full=True)), "unchanged", records)),
    ]
    for stage, step in steps:
        wall, cpu = time.perf_counter(), _cpu() + server_cpu()
        step()
        cpu = _cpu() + server_cpu() - cpu
        yield Figure(stage, time.perf_counter() - wall, cpu, _rss())


def _read(context: Context) -> None:
    """The baseline: every page fetched and parsed, by the same client."""
    client = Client(context.partner("bench").harvest, ("127.0.0.1",))
    token, query = "", {"verb": "ListRecords", "metadataPrefix": "oai_dc"}
    while True:
        root = etree.fromstring(client.get(client.access.endpoint, query).body)
        token = root.findtext(".//{*}resumptionToken") or ""
        if not token:
            client.close()
            return
        query = {"verb": "ListRecords", "resumptionToken": token}


def _complete(report: Report, count: str, expected: int) -> None:
    if report["state"] != "complete" or report["counts"].get(count) != expected:
        raise SystemExit(f"the run went wrong, its figures mean nothing: {report}")


def _rss() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def _show(store: str, records: int, figures: list[Figure]) -> None:
    base = next(one.cpu for one in figures if one.stage == "read")
    print(f"\n{store}, {records} records")
    print(f"{'stage':<10} {'records/s':>10} {'CPU s/1,000':>12} {'x read':>8} {'RSS MB':>8}")
    for one in figures:
        row = f"{records / one.wall:>10.0f} {one.cpu / records * 1000:>12.3f} {one.cpu / base:>8.1f} {one.rss:>8.0f}"
        print(f"{one.stage:<10} {row}")
    pipeline_stages = [one for one in figures if one.stage not in ("start", "read", "again")]
    wall, cpu = sum(one.wall for one in pipeline_stages), sum(one.cpu for one in pipeline_stages)
    row = f"{records / wall:>10.0f} {cpu / records * 1000:>12.3f} {cpu / base:>8.1f} {pipeline_stages[-1].rss:>8.0f}"
    print(f"{'all':<10} {row}")
    print(f"an unchanged harvest is {wall / figures[-1].wall:.1f} times as fast as the first run of all stages")


def main() -> None:
    """Every size and store in a process of its own, so that peaks of memory do not mix."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--store", nargs="+", choices=["sqlite", "postgresql"], default=["sqlite", "postgresql"])
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps([vars(one) for one in measure(asked.store[0], asked.records[0])]))
        return
    for store in asked.store:
        for records in asked.records:
            command = [
                sys.executable,
                "-m",
                "benchmarks.pipeline",
                "--one",
                "--store",
                store,
                "--records",
                str(records),
            ]
            done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "ES_JAVA_OPTS": ""})
            if done.returncode:
                sys.exit(done.stderr or done.stdout)
            _show(store, records, [Figure(**one) for one in json.loads(done.stdout.splitlines()[-1])])


if __name__ == "__main__":
    main()
