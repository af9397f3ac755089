"""When a failed task is tried again."""

from datetime import timedelta

from airflow.sdk import Context, RetryDecision, RetryPolicy

from ichlinks.errors import Fatal, Held, Invalid, Retriable

SHORTEST, LONGEST = timedelta(seconds=5), timedelta(hours=6)


class Patience(RetryPolicy):
    """A wait that an endpoint asked for (RFC 9110, section 10.2.3) is kept; what waiting cannot mend fails at once.

    Everything else follows the task's own back-off. An endpoint that wants more than LONGEST is left to the
    next run on schedule.
    """

    def evaluate(
        self, exception: BaseException, try_number: int, max_tries: int, context: Context | None = None
    ) -> RetryDecision:
        if isinstance(exception, Invalid | Fatal | Held):
            return RetryDecision.fail(str(exception))
        if isinstance(exception, Retriable) and exception.retry_after is not None:
            return _after(timedelta(seconds=exception.retry_after))
        return RetryDecision.default()


def _after(wait: timedelta) -> RetryDecision:
    if wait > LONGEST:
        return RetryDecision.fail(
            f"the endpoint asked to be left alone for {wait}: the next run on schedule asks again"
        )
    return RetryDecision.retry(max(wait, SHORTEST), reason=f"the endpoint asked to be left alone for {wait}")
