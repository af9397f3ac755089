"""How an endpoint is asked over HTTP: what every kind of harvest takes."""

from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr

from config.sources.fields import ELSEWHERE, Address, Duration, HeaderName, HeaderSecret, HeaderValue, Strict

_CREDENTIALS = {"authorization", "cookie", "proxy-authorization"}


def _without_credentials(named: dict[str, str]) -> dict[str, str]:
    if _CREDENTIALS & {name.lower() for name in named}:
        raise ValueError(ELSEWHERE)
    return named


class Basic(Strict):
    user: str
    password: SecretStr


class Auth(Strict):
    """Credentials, best from `${VARIABLES}`; sent to the endpoint's own host and nowhere else."""

    basic: Basic | None = None
    bearer: HeaderSecret | None = None
    header: dict[HeaderName, HeaderSecret] = Field(default={})
    query: dict[str, SecretStr] = Field(default={})
    """Keys that an API wants as parameters of every request."""


class Access(Strict):
    """How politely an endpoint is asked; what every kind of harvest over HTTP takes."""

    endpoint: Address
    auth: Auth = Auth()
    headers: Annotated[dict[HeaderName, HeaderValue], AfterValidator(_without_credentials)] = Field(
        default={}, repr=False
    )
    delay: Duration = 0.0
    """Pause between two requests."""
    connections: int = Field(default=1, ge=1, le=20)
    """Requests under way to the host at once, those of all partners on it together."""
    timeout: Annotated[Duration, Field(gt=0)] = 60.0
    """For connecting and between two packets."""
    deadline: Annotated[Duration, Field(gt=0)] = 300.0
    """For one whole answer, from connecting to its last byte."""
    retries: int = Field(default=4, ge=0, le=20)
    max_page_bytes: int = Field(default=256_000_000, gt=0)
    """Of one answer, unpacked."""
    max_record_bytes: int = Field(default=16_000_000, gt=0)
