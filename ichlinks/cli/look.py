"""records, payload, record, item, items, changes, search: looking at what is there."""

import re
import sys
from dataclasses import asdict
from typing import Any, get_args

import click

from ichlinks.cli.shared import Session, json_option, pass_session, pretty, print_json, print_table, say
from ichlinks.errors import Invalid
from ichlinks.stages import Outcome


@click.command()
@click.argument("name")
@click.option("--outcome", type=click.Choice(get_args(Outcome)), help="Only records of this outcome.")
@json_option
@pass_session
def records(session: Session, name: str, outcome: str | None, as_json: bool) -> None:
    """One line per stored record, with its outcome and why.

    Example: ichlinks records mekong --outcome quarantine
    """
    from ichlinks.store import records as stored

    with session.context() as context:
        context.partner(name)
        with context.store.read() as connection:
            lines = stored.lines(connection, name, outcome)
            if as_json:
                for line in lines:
                    print_json(_without_nothing(asdict(line)))
            else:
                _print_lines(lines)


def _print_lines(lines: Any) -> None:
    headings = ("identifier", "datestamp", "outcome", "reasons", "item")
    rows = ((x.identifier, x.datestamp, x.outcome, ", ".join(_serious(x.reasons)), x.item) for x in lines)
    print_table(headings, rows)


def _serious(reasons: Any) -> list[str]:
    return [reason.rule for reason in reasons if reason.severity != "info"]


def _without_nothing(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nothing(inner) for key, inner in value.items() if inner is not None}
    return [_without_nothing(inner) for inner in value] if isinstance(value, list | tuple) else value


@click.command()
@click.argument("name")
@click.argument("identifier")
@pass_session
def payload(session: Session, name: str, identifier: str) -> None:
    """The bytes of one record exactly as received.

    Example: ichlinks payload mekong oai:mekong.example:el-001
    """
    from ichlinks.store import payloads

    with session.context() as context, context.store.read() as connection:
        found = payloads.find(connection, context.partner(name).slug, identifier)
        if found is None:
            raise Invalid(f"{name} has no record {identifier!r}; see: ichlinks records {name}")
        sys.stdout.buffer.write(found.payload.original or found.payload.data)


@click.command()
@click.argument("name")
@click.argument("identifier")
@json_option
@pass_session
def record(session: Session, name: str, identifier: str, as_json: bool) -> None:
    """One partner's statement in the ICH schema.

    Example: ichlinks record steppe ST-0001
    """
    from ichlinks.store import records as stored

    with session.context() as context, context.store.read() as connection:
        line = stored.one(connection, context.partner(name).slug, identifier)
        if line is None:
            raise Invalid(f"{name} has no record {identifier!r}; see: ichlinks records {name}")
        body = stored.body(connection, name, identifier)
    if body is None:
        why = "; ".join(reason.message for reason in line.reasons)
        raise Invalid(f"{identifier} has no Record: {line.outcome}{f': {why}' if why else ''}")
    _print(body, as_json)


@click.command()
@click.argument("id_", metavar="ID")
@json_option
@pass_session
def item(session: Session, id_: str, as_json: bool) -> None:
    """The public Item of an id.

    Example: ichlinks item 3kf2m7qxw4h5c6ya
    """
    from ichlinks.store import items as stored

    with session.context() as context, context.store.read() as connection:
        body, grave = stored.body(connection, id_), stored.grave(connection, id_)
    if body is None:
        raise Invalid(f"{id_} was withdrawn: {grave.reason}" if grave else f"there is no Item {id_!r}")
    _print(body, as_json)


@click.command()
@json_option
@pass_session
def items(session: Session, as_json: bool) -> None:
    """All public Items, one a line, in the order of their ids.

    Example: ichlinks items --json | head
    """
    import msgspec

    from ichlinks.store import items as stored

    with session.context() as context, context.store.read() as connection:
        for id_, body in stored.walk(connection):
            if as_json:
                print_json(body)
            else:
                one = msgspec.json.decode(body)
                say(f"{id_}  {one['type']:<11}  {_title(one)}")


@click.command()
@click.option("--since", type=click.IntRange(0, 2**63 - 1), default=0, help="After this change number.")
@json_option
@pass_session
def changes(session: Session, since: int, as_json: bool) -> None:
    """The change log.

    Example: ichlinks changes --since 120 --json
    """
    from ichlinks.store import changes as log

    with session.context() as context, context.store.read() as connection:
        for change in log.walk(connection, since):
            if as_json:
                print_json(change)
            else:
                say(f"{change.n}  {change.at}  {change.kind:<6}  {change.item}")


@click.command()
@click.argument("words", nargs=-1)
@click.option("--type", "type_", type=click.Choice(["Element", "Resource", "Stakeholder", "NewsEvent"]))
@click.option("--country", help="ISO 3166-1 alpha-2 code.")
@click.option("--domain", type=click.Choice(list("abcde"), case_sensitive=False), help="By Article 2.2.")
@click.option("--language", help="BCP 47 tag.")
@click.option("--page", type=click.IntRange(1), default=1)
@json_option
@pass_session
def search(
    session: Session,
    words: tuple[str, ...],
    type_: str | None,
    country: str | None,
    domain: str | None,
    language: str | None,
    page: int,
    as_json: bool,
) -> None:
    """Ask the index in use.

    Example: ichlinks search weaving --country KH
    """
    from ichlinks.record import COUNTRY_CODE, LANGUAGE_TAG
    from index.backend import Query, open_index

    country = _code("--country", country and country.upper(), COUNTRY_CODE, "KH")
    language = _code("--language", language, LANGUAGE_TAG, "km")
    query = Query(words=" ".join(words), type=type_, country=country, domain=domain, language=language, page=page)
    index = open_index(session.workspace)
    try:
        result = index.search(query)
    finally:
        index.close()
    if as_json:
        print_json(asdict(result))
        return
    say(f"{result.total} found", err=True)
    for hit in result.hits:
        say(f"{hit.id}  {hit.display.get('type', ''):<11}  {_title(hit.display)}")


def _code(option: str, given: str | None, pattern: str, example: str) -> str | None:
    if given is not None and not re.match(pattern, given):
        raise Invalid(f"{option} takes a code such as {example}, not {given!r}")
    return given


def _title(document: Any) -> str:
    titles = document.get("title", {})
    return " / ".join(values[0] for values in titles.values() if values) if isinstance(titles, dict) else str(titles)


def _print(body: bytes, as_json: bool) -> None:
    if as_json:
        print_json(body)
    else:
        say(pretty(body))


COMMANDS = (records, payload, record, item, items, changes, search)
