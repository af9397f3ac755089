"""python -m tests.servers.lookalikes: the look-alike sites until interrupted, and how the worked files find them."""

from threading import Event

from tests.servers.endpoint import Endpoint, Script
from tests.servers.lookalikes import ihchina, khs, manifests, unesco

SCRIPTS: dict[str, Script] = {
    unesco.PATH: unesco.answer,
    khs.LIST: khs.answer_list,
    khs.DETAIL: khs.answer_detail,
    ihchina.PATH: ihchina.answer,
}


def main() -> None:
    with Endpoint(SCRIPTS) as server:
        server.scripts |= dict.fromkeys(manifests.PATHS, manifests.answer(lambda: server.url))
        for name in ("UNESCO", "KHS", "IHCHINA", "MANIFESTS"):
            print(f"export {name}_URL={server.url}")
        print("export ICHLINKS_ALLOW_PRIVATE_HOSTS=127.0.0.1", flush=True)
        try:
            Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
