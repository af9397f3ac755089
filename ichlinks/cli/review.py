"""review: what waits for a person."""

import getpass

import click

from ichlinks.cli.shared import Session, json_option, pass_session, print_json, print_table, say


@click.group(invoke_without_command=True)
@click.pass_context
def review(context: click.Context) -> None:
    """What is quarantined or held, and the decision on it.

    Example: ichlinks review approve 5f0a1b2c3d --note "the partner confirmed it"
    """
    if context.invoked_subcommand is None:
        context.invoke(list_)


@review.command("list")
@click.option("--partner", help="Only this partner.")
@json_option
@pass_session
def list_(session: Session, partner: str | None, as_json: bool) -> None:
    """Held runs first, then quarantined records.

    Example: ichlinks review list --partner steppe
    """
    from ichlinks.pipeline.review import waiting

    with session.context() as context:
        questions = waiting(context, context.partner(partner).slug if partner else None)
    if as_json:
        for one in questions:
            print_json(one)
        return
    rows = [(q.id, q.kind, q.partner, q.subject, "; ".join(_told(q.reasons))) for q in questions]
    print_table(("id", "kind", "partner", "subject", "why"), rows)


def _told(reasons: object) -> list[str]:
    return [r.message for r in reasons if r.severity == "quarantine"]  # type: ignore[attr-defined]


@review.command()
@click.argument("id_", metavar="ID")
@json_option
@pass_session
def show(session: Session, id_: str, as_json: bool) -> None:
    """One question with all its reasons and, for a held run, what it would delete or not show.

    Example: ichlinks review show 5f0a1b2c3d
    """
    from ichlinks.pipeline import breaker
    from ichlinks.pipeline.review import effects, question

    with session.context() as context:
        one = question(context, id_)
        doomed, renamed = effects(context, one)
    if as_json:
        print_json({"question": one, "would_delete": doomed, "would_rename": renamed})
        return
    say(f"{one.id}: {one.kind} of {one.partner}: {one.subject} ({one.state})")
    if one.state != "waiting":
        say(f"  {one.state} by {one.by} at {one.at}{f': {one.note}' if one.note else ''}")
    for reason in one.reasons:
        say(f"  {reason.rule}: {reason.message}")
        for label, text in (("field", reason.field), ("found", reason.excerpt), ("what to do", reason.hint)):
            if text:
                say(f"    {label}: {text}")
    for old, new in renamed.items():
        say(f"  would rename {old} to {new}")
    would = "would not be shown:" if any(reason.rule == breaker.RULE for reason in one.reasons) else "would delete"
    for identifier in doomed:
        say(f"  {would} {identifier}")


def _answer(session: Session, id_: str, approve: bool, note: str | None, by: str | None) -> None:
    from ichlinks.pipeline.review import decide

    with session.context() as context:
        said = decide(context, id_, approve, by or getpass.getuser(), note)
    say(f"{said.id}: {said.state}; it takes effect with: ichlinks run {said.partner}")


@review.command()
@click.argument("id_", metavar="ID")
@click.option("--note", help="Why; kept with the decision.")
@click.option("--by", help="Who decided; the name of the account where it is left out.")
@pass_session
def approve(session: Session, id_: str, note: str | None, by: str | None) -> None:
    """Let it pass.

    Example: ichlinks review approve 5f0a1b2c3d --note "checked with the archive"
    """
    _answer(session, id_, True, note, by)


@review.command()
@click.argument("id_", metavar="ID")
@click.option("--note", help="Why; kept with the decision.")
@click.option("--by", help="Who decided; the name of the account where it is left out.")
@pass_session
def reject(session: Session, id_: str, note: str | None, by: str | None) -> None:
    """Keep it out; of a held run, keep the records as they are.

    Example: ichlinks review reject 5f0a1b2c3d --note "the endpoint was broken"
    """
    _answer(session, id_, False, note, by)


COMMANDS = (review,)
