"""Servers as context managers: what was entered runs, what is left does not, and leaves no folder that nobody named."""

import shutil
from abc import ABC, abstractmethod
from pathlib import Path
from socketserver import BaseServer
from threading import Thread
from typing import Self


class Running(ABC):
    """A server of its own processes, with its files in `home`; a `temporary` home is removed."""

    home: Path
    temporary: bool = False

    @abstractmethod
    def start(self) -> None: ...

    @abstractmethod
    def stop(self) -> None: ...

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        if self.temporary:
            shutil.rmtree(self.home)


class Served(BaseServer):
    """A server of this process, answering in a thread."""

    def __enter__(self) -> Self:
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.005}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()
