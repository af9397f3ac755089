"""What the operating system brings to run a PostgreSQL server: its programs and a user to run them."""

from __future__ import annotations

import os
import pwd
from pathlib import Path

from tests.servers.missing import ServerMissing

PACKAGES = Path("/usr/lib/postgresql")
UNPRIVILEGED = "postgres"


def programs() -> Path:
    """The folder of the newest installed server programs."""
    versions = [folder.parent for folder in PACKAGES.glob("*/bin/initdb")]
    if not versions:
        raise ServerMissing(f"no PostgreSQL server below {PACKAGES}")
    return max(versions, key=lambda folder: float(folder.parent.name))


def unprivileged_user() -> str | None:
    """Whom the server runs as when root runs the tests, because PostgreSQL refuses to be root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(UNPRIVILEGED).pw_name
    except KeyError:
        raise ServerMissing(f"root runs the tests and there is no user {UNPRIVILEGED}") from None
