"""Every recorded list of a real endpoint, through the whole of the pipeline that asks no crosswalk."""

from pathlib import Path

from ichlinks.pipeline import Context, stages
from ichlinks.stages import Span
from tests.ichlinks.conftest import workspace_of
from tests.servers.oai_replay import Chain, chains, replay

_PARTNER = """\
name: {{en: Recorded}}
country: TH
harvest: {{kind: oai_pmh, endpoint: "{url}", metadata_prefix: {prefix}, retries: 0, raw_token: {raw}}}
crosswalk: oai_dc
"""


def test_every_recorded_chain_is_harvested_whole_and_again_without_a_change(tmp_path: Path, shared_data: Path) -> None:
    recorded = [chain for chain in chains(shared_data) if chain.well_formed]
    workspace = workspace_of(tmp_path)
    with replay(*recorded) as server, Context.open(workspace) as context:
        for number, chain in enumerate(recorded):
            slug = f"chain{number}"
            text = _PARTNER.format(
                url=server.url(chain),
                prefix=chain.metadata_prefix or "oai_dc",
                raw=str(chain.tokens_are_encoded).lower(),
            )
            (workspace.partners / f"{slug}.yaml").write_text(text)
            _harvested_twice(context, slug, chain)
    assert len(recorded) > 50


def _harvested_twice(context: Context, slug: str, chain: Chain) -> None:
    span = Span(full=True, from_=chain.from_, until=chain.until, set_=chain.set)
    first, second = stages.harvest(context, slug, span), stages.harvest(context, slug, span)
    for report in (first, second):
        counts = report["counts"]
        fates = sum(counts[fate] for fate in ("new", "changed", "unchanged", "deleted", "rejected"))
        assert counts["received"] == fates == chain.records, chain.name
        # A list whose last token nobody recorded, or whose end proves nothing, is never called complete.
        assert report["state"] == ("complete" if chain.complete and not _repeats(report) else "incomplete"), chain.name
    assert second["counts"]["unchanged"] == chain.records, chain.name


def _repeats(report: dict[str, dict[str, str]]) -> bool:
    return bool(report["error"]) and report["error"]["code"] in ("page_repeated", "token_vanished")
