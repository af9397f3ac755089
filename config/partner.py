"""A partner is one YAML file: `config/partners/<slug>.yaml` (contract, "Partner file")."""

import difflib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError

from config.settings import Workspace
from config.yaml_file import YamlFile, read
from ichlinks.errors import Invalid
from ichlinks.record import CountryCode, LanguageTag, WebAddress

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
SLUG = re.compile(r"[a-z0-9][a-z0-9_-]*")


def seconds(value: Any) -> Any:
    """`90`, `1s`, `5m`, `2h` or `2d` as seconds; anything else is left for the model to refuse."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smhd])", value) if isinstance(value, str) else None
    return float(found[1]) * _UNITS[found[2]] if found else value


Duration = Annotated[float, BeforeValidator(seconds), Field(ge=0)]
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
    """Credentials, from `${VARIABLES}` only; sent to the endpoint's own host and nowhere else."""

    basic: Basic | None = None
    bearer: SecretStr | None = None
    header: dict[str, SecretStr] = {}


class Access(Strict):
    """How politely an endpoint is asked; what every kind of harvest over HTTP takes."""

    endpoint: WebAddress
    auth: Auth = Auth()
    headers: dict[str, str] = {}
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
    encoding: str = "utf-8-sig"
    delimiter: str = Field(default=",", min_length=1, max_length=1)


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
    id: str
    modified: str | None = None
    deleted: str | None = None
    total: str | None = None
    parameters: dict[str, str] = {}
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
    filled: dict[str, Share] = {}
    deleted_share: ShareBounds = ShareBounds()


class Partner(Strict):
    """One archive and how its records become ours."""

    name: dict[LanguageTag, str] = Field(min_length=1)
    country: CountryCode
    contact: Contact = Contact()
    about: str = ""
    schedule: str | None = None
    harvest: HarvestOptions
    crosswalk: str
    defaults: Defaults = Defaults()
    replace: dict[str, dict[str, str | list[str]]] = {}
    screening: Screening = Screening()
    media: MediaPolicy = MediaPolicy()
    expect: Expect = Expect()
    slug: str = Field(default="", exclude=True)

    @property
    def title(self) -> str:
        return self.name.get("en") or next(iter(self.name.values()))


def slugs(workspace: Workspace) -> list[str]:
    return sorted(path.stem for path in workspace.partners.glob("*.yaml"))


def partner(workspace: Workspace, slug: str) -> Partner:
    """Reads one partner file. Raises Invalid naming file, line and what would have been right."""
    path = workspace.partners / f"{slug}.yaml"
    if not SLUG.fullmatch(slug) or not path.is_file():
        raise Invalid(f"there is no partner {slug!r}{_similar(slug, slugs(workspace))}")
    return load(path, workspace.variables)


def partners(workspace: Workspace) -> Iterator[Partner]:
    return (partner(workspace, slug) for slug in slugs(workspace))


def load(path: Path, variables: Mapping[str, str] | None) -> Partner:
    """Reads a partner file; `variables=None` leaves `${VARIABLES}` unresolved, for reading without secrets."""
    file = read(path, variables)
    if not isinstance(file.data, dict):
        raise file.error((), "a partner file is a mapping that starts with 'name:'")
    try:
        return Partner.model_validate({**file.data, "slug": path.stem})
    except ValidationError as error:
        raise Invalid("\n".join(_complaints(file, error))) from None


@contextmanager
def naming(workspace: Workspace, slug: str, key: str) -> Iterator[None]:
    """A name that does not exist is told with the line of the partner file on which it stands."""
    try:
        yield
    except Invalid as error:
        file = read(workspace.partners / f"{slug}.yaml")
        raise file.error((key,), str(error)) from None


def _complaints(file: YamlFile, error: ValidationError) -> Iterator[str]:
    for problem in error.errors(include_input=False, include_url=False):
        where = tuple(key for key in problem["loc"] if key not in ("oai_pmh", "csv", "json_api"))
        yield str(file.error(where, _sentence(problem, where)))


def _sentence(problem: Any, where: tuple[str | int, ...]) -> str:
    name = ".".join(map(str, where))
    if problem["type"] == "extra_forbidden":
        known = known_keys(where[:-1], problem["loc"])
        return f"unknown key {name!r}{_similar(str(where[-1]), known)}"
    if problem["type"] == "union_tag_invalid":
        return f"harvest.kind {problem['ctx']['tag']!r} does not exist; there are: {problem['ctx']['expected_tags']}"
    if problem["type"] in ("missing", "union_tag_not_found"):
        return f"{name if problem['type'] == 'missing' else 'harvest.kind'} is missing"
    return f"{name}: {problem['msg'][0].lower()}{problem['msg'][1:]}"


def known_keys(where: tuple[str | int, ...], loc: tuple[Any, ...]) -> list[str]:
    """The keys that the mapping at `where` may have."""
    model: Any = Partner
    for key in loc[:-1]:
        model = _inner(model, key)
        if model is None:
            return []
    return [name for name in model.model_fields if name != "slug"]


def _inner(model: Any, key: Any) -> Any:
    if key in (kinds := {"oai_pmh": OaiPmh, "csv": Csv, "json_api": JsonApi}):
        return kinds[key]
    annotation = model.model_fields[key].annotation if key in model.model_fields else None
    return (
        annotation
        if isinstance(annotation, type) and issubclass(annotation, BaseModel)
        else model
        if key == "harvest"
        else None
    )


def _similar(word: str, known: list[str]) -> str:
    close = difflib.get_close_matches(word, known, n=1)
    return f"; did you mean {close[0]!r}?" if close else f"; there are: {', '.join(known) or 'none'}"
