"""Every error ichlinks raises on purpose, grouped by what the caller does next.

IchlinksError
├── Retriable      try again later: the endpoint failed, lied or asked for patience   exit 3
├── Rejected       leave this one record out and go on                                (never ends a run)
├── Held           a person must approve or reject first                              exit 4
├── Invalid        the request is wrong: unknown name, bad option, bad file           exit 2
└── Fatal          end the run: a defect or the environment (disk, database)          exit 1
"""

from typing import ClassVar


class IchlinksError(Exception):
    """Root of the tree; `exit_code` is the command line's answer (contract, section "Command line")."""

    exit_code: ClassVar[int] = 1


class Retriable(IchlinksError):
    """The endpoint or a server failed for now; running the same command again resumes.

    `code` is the warning code of the run report; `retry_after` is the wait the server asked for, in seconds.
    """

    exit_code = 3

    def __init__(self, code: str, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.retry_after = retry_after


class Rejected(IchlinksError):
    """One record can never be right as it stands; `rule` names why."""

    def __init__(self, rule: str, message: str, excerpt: str = "") -> None:
        super().__init__(message)
        self.rule = rule
        self.excerpt = excerpt


class Held(IchlinksError):
    """A guard stopped the run; `ichlinks review` decides."""

    exit_code = 4


class Invalid(IchlinksError):
    """What was asked for cannot be done as written; nothing was started."""

    exit_code = 2


class Fatal(IchlinksError):
    """The run cannot go on; the state is as after the last finished page."""
