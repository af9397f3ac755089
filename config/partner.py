"""A partner is one YAML file: `config/partners/<slug>.yaml` (contract, "Partner file")."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag, ValidationError
from pydantic.json_schema import SkipJsonSchema

from config.complaints import invalid, similar
from config.settings import Workspace
from config.sources import HarvestOptions
from config.sources.dropped import WORKSPACE
from config.sources.fields import CountryCode, LanguageTag, Strict, WebAddress
from config.yaml_file import YamlFile, read
from ichlinks.errors import Invalid
from ichlinks.record import FIELDS

SLUG = re.compile(r"[a-z0-9][a-z0-9_-]*")


def _field(name: str) -> str:
    if name not in FIELDS:
        raise ValueError(f"no record has a field {name!r}{similar(name, sorted(FIELDS))}")
    return name


FieldName = Annotated[str, AfterValidator(_field)]
Share = Annotated[float, Field(ge=0, le=1)]

_PRESETS = ("@hourly", "@daily", "@weekly", "@monthly", "@quarterly", "@yearly")
"""Those of Airflow."""


def _schedule(text: str | None) -> str | None:
    """Six fields are refused: Quartz begins with the seconds, Airflow ends with them."""
    if text is None or text == "none":
        return None
    if text in _PRESETS or (len(text.split()) == 5 and _is_cron(text)):
        return text
    raise ValueError(f"write five cron fields, {', '.join(_PRESETS)} or none")


def _is_cron(text: str) -> bool:
    from croniter import croniter  # Airflow's own reader; files with a preset load none

    return bool(croniter.is_valid(text))


Schedule = Annotated[str | None, AfterValidator(_schedule)]


class Contact(Strict):
    name: str | None = None
    email: str | None = None


class Defaults(Strict):
    """What is true of all of a partner's records unless a record says otherwise.

    `detect_language` lets a model choose where a text without a tag may be in several of the languages.
    """

    type: Literal["Element", "Resource", "Stakeholder", "NewsEvent"] | None = None
    countries: tuple[CountryCode, ...] = ()
    languages: tuple[LanguageTag, ...] = ()
    detect_language: bool = False
    rights: WebAddress | None = None


class Extension(Strict):
    """A crosswalk by name, and the fields for which this partner has rules of its own; null removes a field.

    `namespaces` are prefixes for paths in XML, beside those that the crosswalk knows.
    """

    extends: str
    fields: dict[str, Any] = Field(min_length=1)
    namespaces: dict[str, str] = Field(default={})


def _form(given: Any) -> str | None:
    return "name" if isinstance(given, str) else "extension" if isinstance(given, dict | Extension) else None


Crosswalk = Annotated[
    Annotated[str, Tag("name")] | Annotated[Extension, Tag("extension")],
    Discriminator(
        _form,
        custom_error_type="crosswalk",
        custom_error_message="give a name, or what is extended: {extends: NAME, fields: {FIELD: PATH}}",
    ),
]


class Screening(Strict):
    """A rule file by name, and what this partner adds to it."""

    extends: str = "default"
    rules: dict[str, Any] = Field(default={})


class Bounds(Strict):
    at_least: int | None = None
    at_most: int | None = None


class ShareBounds(Strict):
    at_most: Share = 0.10


class QuarantineBounds(Strict):
    at_most: Share = 0.30


class MediaPolicy(Strict):
    """Whether the partner's media addresses are tried: for dead links and the size of images."""

    check: bool = True


class Expect(Strict):
    """What a healthy harvest looks like; too little of it holds the run."""

    records: Bounds = Bounds()
    filled: dict[FieldName, Share] = Field(default={})
    deleted_share: ShareBounds = ShareBounds()
    quarantine_share: QuarantineBounds = QuarantineBounds()


class Partner(Strict):
    """One archive and how its records become ours."""

    name: dict[LanguageTag, str] = Field(min_length=1)
    country: CountryCode
    contact: Contact = Contact()
    about: str = ""
    schedule: Schedule = None
    audit: Schedule = "@weekly"
    harvest: HarvestOptions
    crosswalk: Crosswalk = "auto"
    defaults: Defaults = Defaults()
    replace: dict[str, dict[str, str | list[str]]] = Field(default={})
    screening: Screening = Screening()
    media: MediaPolicy = MediaPolicy()
    expect: Expect = Expect()
    slug: SkipJsonSchema[str] = Field(default="", exclude=True)

    @property
    def title(self) -> str:
        return self.name.get("en") or next(iter(self.name.values()))


def slugs(workspace: Workspace) -> list[str]:
    """Raises OSError where the folder cannot be read: partners that are not seen have not left."""
    return sorted(path.stem for path in workspace.partners.iterdir() if path.suffix == ".yaml")


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
        return Partner.model_validate({**file.data, "slug": path.stem}, context={WORKSPACE: path.absolute().parents[2]})
    except ValidationError as error:
        raise invalid(file, Partner, error) from None


def partner_file(workspace: Workspace, slug: str) -> YamlFile:
    """A partner file as it is written, to say on which line something stands."""
    return read(workspace.partners / f"{slug}.yaml")


@contextmanager
def naming(workspace: Workspace, slug: str, *key: str) -> Iterator[None]:
    """A name that does not exist is told with the line of the partner file on which it stands."""
    try:
        yield
    except Invalid as error:
        file = partner_file(workspace, slug)
        if str(error).startswith(f"{file.path}:"):
            raise
        raise file.error(key, str(error)) from None
