"""The environment: where the workspace is and which servers it uses (contract, "Workspace and environment")."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ichlinks.errors import Invalid

_CONTACT = re.compile(r"https?://[!-~]+|[!-'*-?A-~]+@[!-'*-?A-~]+")
PACKAGE = Path(__file__).parent
"""The `config/` folder that comes with ichlinks: rules, vocabularies and mappings a workspace need not hold."""


@dataclass(frozen=True)
class Workspace:
    """A folder with `config/` (what people write) and `var/` (what the program writes)."""

    root: Path
    variables: Mapping[str, str]

    @cached_property
    def database_url(self) -> str:
        return self.variables.get("ICHLINKS_DATABASE_URL") or f"sqlite:///{self.var / 'ichlinks.db'}"

    @property
    def search_url(self) -> str | None:
        return self.variables.get("ICHLINKS_SEARCH_URL") or None

    @property
    def base_url(self) -> str:
        """Prefix of every public id, without a slash at its end. Raises Invalid where it is no address."""
        url = self.variables.get("ICHLINKS_BASE_URL") or "http://127.0.0.1:8000"
        if not url.startswith(("http://", "https://")):
            raise Invalid(f"ICHLINKS_BASE_URL must be an address such as https://heritage.example, not {url!r}")
        return url.rstrip("/")

    @property
    def contact(self) -> str:
        """Whom an endpoint's people can write to: an e-mail or web address, empty where none is given.

        Raises Invalid where it is neither.
        """
        contact = self.variables.get("ICHLINKS_CONTACT", "").strip()
        if contact and not _CONTACT.fullmatch(contact):
            raise Invalid("ICHLINKS_CONTACT must be an e-mail address or an http(s) address")
        return contact

    @property
    def allow_private_hosts(self) -> tuple[str, ...]:
        listed = self.variables.get("ICHLINKS_ALLOW_PRIVATE_HOSTS", "")
        return tuple(host.strip() for host in listed.split(",") if host.strip())

    @property
    def var(self) -> Path:
        return self.root / "var"

    @property
    def partners(self) -> Path:
        return self.root / "config" / "partners"

    def file(self, folder: str, name: str) -> Path:
        """`config/<folder>/<name>.yaml` of the workspace, else of the package. Raises Invalid naming what exists."""
        for base in (self.root / "config", PACKAGE):
            if (path := base / folder / f"{name}.yaml").is_file():
                return path
        known = ", ".join(self.names(folder)) or "none"
        raise Invalid(f"there is no {folder}/{name}.yaml in config/; there are: {known}")

    def names(self, folder: str) -> list[str]:
        bases = (self.root / "config", PACKAGE)
        return sorted({path.stem for base in bases for path in (base / folder).glob("*.yaml")})


def workspace(root: Path | None = None, variables: Mapping[str, str] | None = None) -> Workspace:
    """The workspace at `root`, else at ICHLINKS_WORKSPACE, else the folder with `config/` at or above this one.

    Raises Invalid where there is none.
    """
    variables = dict(os.environ) if variables is None else variables
    given = root or (Path(text) if (text := variables.get("ICHLINKS_WORKSPACE")) else None)
    found = given or next((f for f in (Path.cwd(), *Path.cwd().parents) if (f / "config" / "partners").is_dir()), None)
    if found is None or not (found / "config" / "partners").is_dir():
        raise Invalid(f"{given or Path.cwd()} is not a workspace: it has no config/partners/; see 'ichlinks init DIR'")
    return Workspace(found.resolve(), variables)
