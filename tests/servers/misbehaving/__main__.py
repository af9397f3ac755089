"""`python -m tests.servers.misbehaving --list` names the behaviours; `--port 8766` serves them."""

import argparse
from contextlib import suppress
from threading import Event

from tests.servers.misbehaving.behaviour import Behaviour
from tests.servers.misbehaving.server import BEHAVIOURS, Misbehaving


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.servers.misbehaving", description=__doc__)
    parser.add_argument("--list", action="store_true", help="print number, name and description of each behaviour")
    parser.add_argument("--port", type=int, default=8766)
    options = parser.parse_args()
    if options.list:
        for one in sorted(BEHAVIOURS.values(), key=_place):
            print(f"{one.number}-{one.name}\t{one.about}")
        return
    with Misbehaving(options.port) as server:
        print(f"{server.endpoint('0')} is well; {server.endpoint('1+9')} misbehaves. Ctrl-C ends.", flush=True)
        with suppress(KeyboardInterrupt):
            Event().wait()


def _place(one: type[Behaviour]) -> tuple[int, str]:
    return int(one.number.rstrip("bcd")), one.number


main()
