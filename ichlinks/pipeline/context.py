"""What every stage function of the pipeline is handed: the workspace, the open store, the clock."""

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

from config.partner import Partner, partner
from config.settings import Workspace
from harvesters.traffic import Traffic
from ichlinks.store import Store, open_store

if TYPE_CHECKING:
    from config.sources import Access
    from harvesters.http import Client


class Progress(Protocol):
    """Told how far a stage is: `done` of `expected` (None: unknown)."""

    def __call__(self, stage: str, partner: str, done: int, expected: int | None) -> None: ...


def silent(stage: str, partner: str, done: int, expected: int | None) -> None:
    """Progress that nobody watches."""


def utc_now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def client(workspace: Workspace, access: "Access", traffic: Traffic | None = None) -> "Client":
    """A client that says who we are and reaches only what the workspace allows."""
    from harvesters.http import Client

    return Client(access, workspace.allow_private_hosts, contact=workspace.contact, traffic=traffic)


@dataclass(frozen=True)
class Context:
    """A workspace with its store open. Use as a context manager, or call `close`."""

    workspace: Workspace
    store: Store
    now: Callable[[], str] = utc_now
    progress: Progress = silent
    traffic: Traffic = field(default_factory=Traffic)

    @classmethod
    def open(cls, workspace: Workspace, progress: Progress = silent) -> "Context":
        # Records are trees that reference counting frees, so that looking for cycles every 700 objects costs a tenth
        # of the run; much more seldom than this, answers of database and endpoint pile up in cycles.
        gc.set_threshold(5_000, 10, 10)
        return cls(workspace, open_store(workspace.database_url), progress=progress)

    def partner(self, slug: str) -> Partner:
        return partner(self.workspace, slug)

    def client(self, access: "Access") -> "Client":
        """Asks an endpoint, in turn with everybody of this process who asks the same host."""
        return client(self.workspace, access, self.traffic)

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> "Context":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
