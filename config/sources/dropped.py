"""Where files are: at an address or at a path of this machine, single, in a folder, or packed together."""

from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo, model_validator

from config.sources.access import Access
from config.sources.fields import Address

WORKSPACE = "workspace"
"""The key of the validation context under which the folder stands that relative paths begin at."""


def _path(text: str, info: ValidationInfo) -> str:
    """A path that stays below the workspace, or an absolute one. Raises ValueError."""
    if not text or "\0" in text or ".." in PurePosixPath(text).parts:
        raise ValueError("a path below the workspace, or an absolute one, without '..'")
    root = (info.context or {}).get(WORKSPACE)
    return str(Path(root) / text) if root else text


class Dropped(Access):
    """Either `endpoint` or `path`: a file, a folder, a zip or a tar; `files` is the form of the names that count."""

    endpoint: Address = ""
    path: Annotated[str, AfterValidator(_path)] | None = None
    files: str = Field(default="*", min_length=1)

    @model_validator(mode="after")
    def _one_place(self) -> "Dropped":
        if bool(self.endpoint) == (self.path is not None):
            raise ValueError("either 'endpoint' (an address) or 'path' (a file or folder of this machine)")
        return self
