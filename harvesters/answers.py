"""What an answer must be before anything in it is read."""

from harvesters.barred import barred
from harvesters.http import Answer, redacted, refusal
from ichlinks.errors import Retriable

STOPPING = {"refused", "challenge", "login_page", "certificate"}
"""Codes after which every further request would be answered alike."""


def wanted(answer: Answer, what: str, also: tuple[int, ...] = ()) -> Answer:
    """The answer, where its status is 200 or one of `also`; raises Retriable where it is not, or is for people."""
    if found := barred(answer.headers, answer.body):
        said = f"{redacted(answer.url)} answered {answer.status} with a page for people: {found[1]}"
        raise Retriable(found[0], said)
    if answer.status != 200 and answer.status not in also:
        raise refusal(answer, what)
    return answer
