"""How fast a harvest is: fetched and stored by us, against what sickle needs to look at the same records.

    python -m benchmarks.harvest --records 10000 100000
    python -m benchmarks.harvest --parallel

serves made-up oai_dc records, 100 a page, from another process. `sickle` is the baseline of the same run: its own
iterator over all records, nothing done with them. `first` harvests everything into a fresh SQLite store, `again`
harvests it once more when nothing has changed; the endpoint pays no heed to dates and gives everything again. Each in
a process of its own, so that peaks of memory do not mix; in several rounds by turns, of which the best counts, so that
what else the machine does falls on neither alone.

`--parallel` harvests partners whose endpoint takes 50 ms for each answer: one alone, then eight side by side.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from sickle import Sickle

from benchmarks.endpoint import serving
from config.settings import Workspace
from ichlinks.pipeline import Context, stages
from ichlinks.pipeline.many import harvests
from ichlinks.stages import Span

_PAGE = 100
_LATENCY = 0.05
_PARTNERS = 8
_PARALLEL_RECORDS = 3000
_PARTNER = """\
name: {{en: Bench Archive}}
country: KR
harvest: {{kind: oai_pmh, endpoint: "{url}", connections: {connections}}}
crosswalk: oai_dc
media: {{check: false}}
"""


@dataclass(frozen=True)
class Figure:
    """One step: wall and CPU seconds, and the peak RSS in MB when it ended."""

    step: str
    wall: float
    cpu: float
    rss: float


def with_sickle(url: str, records: int) -> Iterator[Figure]:
    yield _measured("sickle", lambda: sum(1 for _ in Sickle(url).ListRecords(metadataPrefix="oai_dc")), records)


def with_ichlinks(url: str, records: int) -> Iterator[Figure]:
    with _workspace(url, 1) as context:
        yield _measured("first", lambda: _harvested(context, "new", Span()), records)
        yield _measured("again", lambda: _harvested(context, "unchanged", Span()), records)


def _harvested(context: Context, count: str, span: Span) -> int:
    report = stages.harvest(context, "bench0", span)
    return int(report["counts"][count]) if report["state"] == "complete" else 0


def side_by_side(url: str, partners: int) -> Iterator[Figure]:
    with _workspace(url, partners) as context:

        def harvest() -> int:
            with harvests(context, [f"bench{n}" for n in range(partners)], None, partners) as running:
                return sum(int(one.result()["counts"]["new"]) for one in running)

        yield _measured(f"{partners} at once", harvest, partners * _PARALLEL_RECORDS)


@contextmanager
def _workspace(url: str, partners: int) -> Iterator[Context]:
    """A fresh store with so many partners, all at one endpoint, which may be asked by all of them at once."""
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "config" / "partners"
        files.mkdir(parents=True)
        for n in range(partners):
            (files / f"bench{n}.yaml").write_text(_PARTNER.format(url=url, connections=partners))
        with Context.open(Workspace(Path(folder), {"ICHLINKS_ALLOW_PRIVATE_HOSTS": "127.0.0.1"})) as context:
            yield context


def _measured(step: str, action: Callable[[], int], records: int) -> Figure:
    wall, cpu = time.perf_counter(), time.process_time()
    if (found := action()) != records:
        sys.exit(f"{step} went wrong, its figures mean nothing: {found} records, not {records}")
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Figure(step, time.perf_counter() - wall, time.process_time() - cpu, rss)


_STEPS: dict[str, Callable[[str, int], Iterator[Figure]]] = {
    "sickle": with_sickle,
    "ichlinks": with_ichlinks,
    "parallel": side_by_side,
}


def _apart(step: str, url: str, number: int) -> list[Figure]:
    command = [sys.executable, "-m", "benchmarks.harvest", "--one", step, url, str(number)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr or done.stdout)
    return [Figure(**one) for one in json.loads(done.stdout.splitlines()[-1])]


def _throughput(records: int, rounds: int) -> None:
    best: dict[str, Figure] = {}
    with serving(records, _PAGE) as url:
        for _ in range(rounds):
            for one in (*_apart("sickle", url, records), *_apart("ichlinks", url, records)):
                best[one.step] = min(one, best.get(one.step, one), key=lambda figure: figure.wall)
    figures = list(best.values())
    print(f"\n{records} records, {_PAGE} a page")
    print(f"{'step':<10} {'records/s':>10} {'x sickle':>9} {'CPU s/1,000':>12} {'RSS MB':>8}")
    for one in figures:
        ratio = figures[0].wall / one.wall
        row = f"{records / one.wall:>10.0f} {ratio:>9.2f} {one.cpu / records * 1000:>12.3f} {one.rss:>8.0f}"
        print(f"{one.step:<10} {row}", flush=True)


def _parallel() -> None:
    with serving(_PARALLEL_RECORDS, _PAGE, _LATENCY) as url:
        alone, together = (*_apart("parallel", url, 1), *_apart("parallel", url, _PARTNERS))
    print(f"\n{_PARALLEL_RECORDS} records a partner, {_LATENCY * 1000:.0f} ms an answer")
    ratio = f"{together.wall / alone.wall:.2f} times as long"
    print(f"one partner {alone.wall:.2f} s, {_PARTNERS} at once {together.wall:.2f} s: {ratio}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, nargs="*", default=[100_000])
    parser.add_argument("--rounds", type=int, default=3, help="of which the best is taken")
    parser.add_argument("--parallel", action="store_true", help="several partners at once, and nothing else")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        step, url, number = asked.one
        print(json.dumps([asdict(one) for one in _STEPS[step](url, int(number))]))
    elif asked.parallel:
        _parallel()
    else:
        for records in asked.records:
            _throughput(records, asked.rounds)


if __name__ == "__main__":
    main()
