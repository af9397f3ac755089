"""Small types that every kind of source shares: durations, addresses, header names and values."""

import re
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr

from ichlinks.record import COUNTRY_CODE, LANGUAGE_TAG, WEB_ADDRESS

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_ILLEGAL = re.compile(r"[\s<>\"{}|\\^`]")
_HEADER_VALUE = re.compile(r"([!-~]([\t -~]*[!-~])?)?")
ELSEWHERE = "credentials belong in 'auth': from there they go to the endpoint's own host only and are never printed"


def seconds(value: Any) -> Any:
    """`90`, `1s`, `5m`, `2h` or `2d` as seconds; what is no text is left for the model. Raises ValueError."""
    if not isinstance(value, str):
        return value
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smhd]?)", value)
    if not found:
        raise ValueError("a duration is a number of seconds, or one with s, m, h or d behind it, such as 0.5s or 2d")
    return float(found[1]) * _UNITS.get(found[2], 1)


def _address(address: str) -> str:
    """An http(s) address without credentials; one with `${VARIABLES}` that are left as they are. Raises ValueError."""
    if "${" in address:
        return address
    if "@" in address.partition("//")[2].partition("/")[0]:
        raise ValueError(ELSEWHERE)
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0 or _ILLEGAL.search(address):
        raise ValueError("not an http(s) address")
    return address


def _printable(secret: SecretStr) -> SecretStr:
    if not _HEADER_VALUE.fullmatch(secret.get_secret_value()):
        raise ValueError("a secret in a header is one line of ASCII, without blanks around it")
    return secret


HeaderName = Annotated[str, Field(pattern=r"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$")]
HeaderValue = Annotated[str, Field(pattern=f"^{_HEADER_VALUE.pattern}$")]
HeaderSecret = Annotated[SecretStr, AfterValidator(_printable)]
_Written = float | Annotated[str, Field(pattern=r"^\d+(\.\d+)?\s*[smhd]?$|^\$\{")]
Duration = Annotated[float, BeforeValidator(seconds, json_schema_input_type=_Written), Field(ge=0, allow_inf_nan=False)]


Address = Annotated[str, AfterValidator(_address)]
CountryCode = Annotated[str, Field(pattern=COUNTRY_CODE)]
LanguageTag = Annotated[str, Field(pattern=LANGUAGE_TAG)]
WebAddress = Annotated[str, Field(pattern=WEB_ADDRESS)]
Text = Annotated[str, Field(min_length=1)]


class Strict(BaseModel):
    """Unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")
