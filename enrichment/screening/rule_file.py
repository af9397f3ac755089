"""What a rule file may say: `config/rules/<name>.yaml`. Unknown keys are refused."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from config.sources.fields import CountryCode

Action = Literal["accept", "flag", "quarantine", "reject", "withhold"]
Type = Literal["Element", "Resource", "Stakeholder", "NewsEvent"]


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class ScopeException(Strict):
    """Records of a type that are out of scope, but have a value at `if`."""

    type: Type
    if_: str = Field(alias="if")
    action: Action


class Scope(Strict):
    states: str
    any_of: tuple[Literal["countries", "places", "communities"], ...] = Field(min_length=1)
    out_of_scope: Action
    no_country: Action
    exceptions: tuple[ScopeException, ...] = ()


class Score(Strict):
    """Records of these types need a score of `min`, from 0 (nothing speaks of living heritage) to 1."""

    terms: str
    types: tuple[Type, ...]
    min: float = Field(ge=0, le=1)
    below: Action
    quarantine_below: float = Field(ge=0, le=1)


class Relevance(Strict):
    exclude_terms: tuple[str, ...] = ()
    action: Action
    vouched: Action
    score: Score


class Requirement(Strict):
    """At least `min` values, or `min_length` characters in one language; else the action."""

    min: int = Field(default=1, ge=0)
    min_length: int = Field(default=0, ge=0)
    else_: Action = Field(default="quarantine", alias="else")


class AnyOf(Strict):
    fields: tuple[str, ...] = Field(min_length=1)
    else_: Action = Field(default="quarantine", alias="else")


def _short(value: Any) -> Any:
    return {"min": value} if isinstance(value, int) else value


Required = Annotated[Requirement, BeforeValidator(_short)]


class Requirements(BaseModel):
    """Fields of one type (dotted inside an object), each with what is required of it."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, Required]
    any_of: AnyOf | None = None


class RightsRules(Strict):
    accept: tuple[str, ...] = Field(min_length=1)
    other: Action
    nc_nd: Action


class Terms(Strict):
    file: str
    action: Action
    notice: str
    words: tuple[str, ...] = ()


class Persons(Strict):
    """`strip`: without consent or a public role, e-mail and telephone of a person are left out."""

    deceased_notice: tuple[CountryCode, ...]
    minors: Action
    personal_contact: Literal["strip", "keep"]


class Sensitive(Strict):
    labels: dict[str, Action]
    unknown_label: Action
    withheld: Action
    terms: Terms
    persons: Persons


class LanguageRules(Strict):
    tag_required: Action
    script_must_match_tag: Action
    unknown: Action


class TextRules(Strict):
    max_title: int = Field(gt=0)
    long_title: Action
    all_caps: Action
    placeholder: Action
    placeholders: tuple[str, ...]


class DateRules(Strict):
    invalid: Action
    ambiguous: Action
    end_before_start: Action
    future_max_years: int = Field(ge=0)
    earliest_year: int
    unlikely: Action


class CountryRules(Strict):
    unknown: Action


class DeadAfter(Strict):
    """So many failures in a row, the last one so many days after the first."""

    failures: int = Field(ge=1)
    days: int = Field(ge=0)


class LinkRules(Strict):
    """A record whose address leads nowhere stays public: what cannot be reached is not shown with it.

    `sample`: how many addresses of a partner one `ichlinks linkcheck` asks; `again_after_days`: not before, where
    nothing is in doubt.
    """

    private_hosts: Action
    dead: Literal["accept", "flag"]
    dead_after: DeadAfter
    again_after_days: int = Field(ge=1)
    sample: int = Field(ge=1)
    timeout_s: float = Field(gt=0)


class Duplicates(Strict):
    """What becomes of a record that says the same as an earlier one of its partner, and of one that probably does.

    `indistinct` ones say the same and nothing of their own: they may be parts of one series.
    """

    exact: Action
    probable: Action
    indistinct: Action


class RuleFile(Strict):
    version: Literal[1]
    scope: Scope
    relevance: Relevance
    required: dict[Type, Requirements]
    rights: RightsRules
    sensitive: Sensitive
    language: LanguageRules
    text: TextRules
    dates: DateRules
    countries: CountryRules
    links: LinkRules
    duplicates: Duplicates
