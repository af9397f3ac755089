"""What a person said of a record holds as long as it is about the same."""

import pytest

from ichlinks.pipeline import Context, stages
from ichlinks.pipeline.review import waiting
from ichlinks.store import records
from ichlinks.store.records import Line
from tests.servers.archive import Archive, photograph

NAME = "oai:a:05"
DOUBT = "<dc:description>A film about human remains{}.</dc:description>"


@pytest.fixture
def doubtful(context: Context, archive: Archive) -> Context:
    archive.records[NAME] = photograph("Weaver 5") + DOUBT.format("")
    run(context)
    return context


def run(context: Context) -> None:
    for _ in stages.run(context, "archive"):
        pass


def stored(context: Context) -> Line:
    with context.store.read() as connection:
        line = records.one(connection, "archive", NAME)
    assert line is not None
    return line


def approve(context: Context) -> None:
    [asked] = waiting(context)
    stages.decide(context, asked.id, True, "anna", "the community agreed")
    run(context)


def test_an_approval_says_who_when_and_why(doubtful: Context) -> None:
    approve(doubtful)
    line = stored(doubtful)
    assert (line.outcome, [reason.rule for reason in line.reasons][-1]) == ("flag", "review.approved")
    day = doubtful.now()[:10]
    assert line.reasons[-1].message == f"approved by anna on {day}: the community agreed"


def test_an_approval_survives_a_new_harvest(doubtful: Context, archive: Archive) -> None:
    approve(doubtful)
    archive.records[NAME] = photograph("Weaver 5") + DOUBT.format("") + "<dc:creator>Somebody</dc:creator>"
    run(doubtful)
    assert (stored(doubtful).outcome, waiting(doubtful)) == ("flag", [])


def test_a_record_that_changed_in_what_the_rule_looked_at_is_asked_about_again(
    doubtful: Context, archive: Archive
) -> None:
    """The same word is found, but another text stands around it."""
    approve(doubtful)
    archive.records[NAME] = photograph("Weaver 5") + DOUBT.format(" and where they lie")
    run(doubtful)
    assert (stored(doubtful).outcome, len(waiting(doubtful))) == ("quarantine", 1)


def test_a_word_that_comes_up_in_another_field_is_asked_about_again(context: Context, archive: Archive) -> None:
    archive.records[NAME] = photograph("Rite of human remains")
    run(context)
    approve(context)
    archive.records[NAME] = photograph("Rite of human remains") + DOUBT.format("")
    run(context)
    assert (stored(context).outcome, len(waiting(context))) == ("quarantine", 1)
    approve(context)
    archive.records[NAME] = photograph("Rite of human remains") + DOUBT.format(" and where they lie")
    run(context)
    assert (stored(context).outcome, len(waiting(context))) == ("quarantine", 1)


def test_a_record_with_a_sensitive_word_is_shown_with_a_notice_once_it_is_approved(doubtful: Context) -> None:
    approve(doubtful)
    with doubtful.store.read() as connection:
        body = records.body(connection, "archive", NAME) or b""
    assert b'"sensitivity":{"level":"notice","notices":["traditional_knowledge"],"basis":"screening"}' in body
    assert b'"labels"' not in body


def test_a_rejection_keeps_the_record_and_says_why(doubtful: Context) -> None:
    [asked] = waiting(doubtful)
    stages.decide(doubtful, asked.id, False, "bat")
    run(doubtful)
    line = stored(doubtful)
    assert (line.outcome, line.reasons[-1].message) == ("reject", f"rejected by bat on {doubtful.now()[:10]}")
    with doubtful.store.read() as connection:
        assert records.body(connection, "archive", NAME)
