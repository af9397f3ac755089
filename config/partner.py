"""A partner is one YAML file: `config/partners/<slug>.yaml` (contract, "Partner file")."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError
from pydantic.json_schema import SkipJsonSchema

from config.complaints import invalid, similar
from config.settings import Workspace
from config.yaml_file import read
from ichlinks.errors import Invalid
from ichlinks.record import FIELDS, CountryCode, LanguageTag, Text, WebAddress

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_ASCII = bytes(range(128))
_ILLEGAL = re.compile(r"[\s<>\"{}|\\^`]")
_HEADER_VALUE = re.compile(r"([!-~]([\t -~]*[!-~])?)?")
_CREDENTIALS = {"authorization", "cookie", "proxy-authorization"}
_ELSEWHERE = "credentials belong in 'auth': from there they go to the endpoint's own host only and are never printed"
SLUG = re.compile(r"[a-z0-9][a-z0-9_-]*")


def seconds(value: Any) -> Any:
    """`90`, `1s`, `5m`, `2h` or `2d` as seconds; anything else is left for the model to refuse."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smhd])", value) if isinstance(value, str) else None
    return float(found[1]) * _UNITS[found[2]] if found else value


def _address(address: str) -> str:
    """An http(s) address without credentials; one with `${VARIABLES}` that are left as they are. Raises ValueError."""
    if "${" in address:
        return address
    if "@" in address.partition("//")[2].partition("/")[0]:
        raise ValueError(_ELSEWHERE)
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0 or _ILLEGAL.search(address):
        raise ValueError("not an http(s) address")
    return address


def _without_credentials(named: dict[str, str]) -> dict[str, str]:
    if _CREDENTIALS & {name.lower() for name in named}:
        raise ValueError(_ELSEWHERE)
    return named


def _printable(secret: SecretStr) -> SecretStr:
    if not _HEADER_VALUE.fullmatch(secret.get_secret_value()):
        raise ValueError("a secret in a header is one line of ASCII, without blanks around it")
    return secret


def _encoding(name: str) -> str:
    """An encoding in which a line end is a line end, byte for byte. Raises ValueError."""
    try:
        keeps = _ASCII.decode(name) == _ASCII.decode("ascii")
    except (LookupError, UnicodeError):
        keeps = False
    if not keeps:
        raise ValueError("not an encoding that keeps ASCII in its place, such as utf-8, cp1251 or euc-kr")
    return name


HeaderName = Annotated[str, Field(pattern=r"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$")]
HeaderValue = Annotated[str, Field(pattern=f"^{_HEADER_VALUE.pattern}$")]
HeaderSecret = Annotated[SecretStr, AfterValidator(_printable)]
Duration = Annotated[float, BeforeValidator(seconds), Field(ge=0, allow_inf_nan=False)]


def _field(name: str) -> str:
    if name not in FIELDS:
        raise ValueError(f"no record has a field {name!r}{similar(name, sorted(FIELDS))}")
    return name


FieldName = Annotated[str, AfterValidator(_field)]
Share = Annotated[float, Field(ge=0, le=1)]


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Contact(Strict):
    name: str | None = None
    email: str | None = None


class Basic(Strict):
    user: str
    password: SecretStr


class Auth(Strict):
    """Credentials, best from `${VARIABLES}`; sent to the endpoint's own host and nowhere else."""

    basic: Basic | None = None
    bearer: HeaderSecret | None = None
    header: dict[HeaderName, HeaderSecret] = {}


class Access(Strict):
    """How politely an endpoint is asked; what every kind of harvest over HTTP takes."""

    endpoint: Annotated[str, AfterValidator(_address)]
    auth: Auth = Auth()
    headers: Annotated[dict[HeaderName, HeaderValue], AfterValidator(_without_credentials)] = Field(
        default={}, repr=False
    )
    delay: Duration = 0.0
    """Pause between two requests."""
    timeout: Duration = 60.0
    """For connecting and between two packets."""
    deadline: Duration = 300.0
    """For one whole answer."""
    retries: int = Field(default=4, ge=0, le=20)
    max_page_bytes: int = Field(default=256_000_000, gt=0)


class Sets(Strict):
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


class OaiPmh(Access):
    """OAI-PMH 2.0."""

    kind: Literal["oai_pmh"]
    metadata_prefix: str = "oai_dc"
    sets: Sets = Sets()
    raw_token: bool = False
    """Send resumption tokens as they came: some endpoints hand out tokens that are percent-encoded already."""
    overlap: Duration = 172_800.0
    """How far a window reaches back before the last complete one."""


class Csv(Access):
    """One file with a header line; `key` names the column (or columns) that tell rows apart."""

    kind: Literal["csv"]
    key: tuple[str, ...] = Field(min_length=1)
    encoding: Annotated[str, AfterValidator(_encoding)] = "utf-8-sig"
    delimiter: str = Field(default=",", pattern=r'^[^"\r\n]$')


class Pages(Strict):
    """Page-numbered paging: `page` is the parameter's name, `size` the value of `size_parameter`."""

    page: str = "page"
    first: int = 1
    size_parameter: str | None = None
    size: int = 100


class JsonApi(Access):
    """A JSON API: where the items stand, what tells them apart, how to turn pages (paths are dotted keys)."""

    kind: Literal["json_api"]
    items: str = ""
    id: Text
    modified: str | None = None
    deleted: str | None = None
    total: str | None = None
    parameters: dict[str, str] = Field(default={}, repr=False)
    modified_since: str | None = None
    paging: Pages = Pages()
    overlap: Duration = 172_800.0


HarvestOptions = Annotated[OaiPmh | Csv | JsonApi, Field(discriminator="kind")]


class Defaults(Strict):
    """What is true of all of a partner's records unless a record says otherwise."""

    type: Literal["Element", "Resource", "Stakeholder", "NewsEvent"] | None = None
    countries: tuple[CountryCode, ...] = ()
    languages: tuple[LanguageTag, ...] = ()
    rights: WebAddress | None = None


class Screening(Strict):
    """A rule file by name, and what this partner adds to it."""

    extends: str = "default"
    rules: dict[str, Any] = {}


class Bounds(Strict):
    at_least: int | None = None
    at_most: int | None = None


class ShareBounds(Strict):
    at_most: Share = 0.10


class MediaPolicy(Strict):
    """Whether the partner's media addresses are tried: for dead links and the size of images."""

    check: bool = True


class Expect(Strict):
    """What a healthy harvest looks like; too little of it holds the run."""

    records: Bounds = Bounds()
    filled: dict[FieldName, Share] = {}
    deleted_share: ShareBounds = ShareBounds()


class Partner(Strict):
    """One archive and how its records become ours."""

    name: dict[LanguageTag, str] = Field(min_length=1)
    country: CountryCode
    contact: Contact = Contact()
    about: str = ""
    schedule: Annotated[str | None, BeforeValidator(lambda text: None if text == "none" else text)] = None
    harvest: HarvestOptions
    crosswalk: str
    defaults: Defaults = Defaults()
    replace: dict[str, dict[str, str | list[str]]] = {}
    screening: Screening = Screening()
    media: MediaPolicy = MediaPolicy()
    expect: Expect = Expect()
    slug: SkipJsonSchema[str] = Field(default="", exclude=True)

    @property
    def title(self) -> str:
        return self.name.get("en") or next(iter(self.name.values()))


def slugs(workspace: Workspace) -> list[str]:
    return sorted(path.stem for path in workspace.partners.glob("*.yaml"))


def partner(workspace: Workspace, slug: str) -> Partner:
    """Reads one partner file. Raises Invalid naming file, line and what would have been right."""
    known = slugs(workspace)
    if slug not in known:
        raise Invalid(f"there is no partner {slug!r}{similar(slug, known)}")
    return load(workspace.partners / f"{slug}.yaml", workspace.variables)


def partners(workspace: Workspace) -> Iterator[Partner]:
    return (partner(workspace, slug) for slug in slugs(workspace))


def load(path: Path, variables: Mapping[str, str] | None) -> Partner:
    """Reads a partner file; `variables=None` leaves `${VARIABLES}` unresolved, for reading without secrets."""
    if not SLUG.fullmatch(path.stem):
        raise Invalid(f"{path}: the name of a partner file begins with a-z or 0-9 and has only a-z, 0-9, '-' and '_'")
    file = read(path, variables)
    if not isinstance(file.data, dict):
        raise file.error((), "a partner file is a mapping that starts with 'name:'")
    if "slug" in file.data:
        raise file.error(("slug",), "unknown key 'slug'; the name of the file is the slug")
    try:
        return Partner.model_validate({**file.data, "slug": path.stem})
    except ValidationError as error:
        raise invalid(file, Partner, error) from None


@contextmanager
def naming(workspace: Workspace, slug: str, key: str) -> Iterator[None]:
    """A name that does not exist is told with the line of the partner file on which it stands."""
    try:
        yield
    except Invalid as error:
        file = read(workspace.partners / f"{slug}.yaml")
        raise file.error((key,), str(error)) from None
