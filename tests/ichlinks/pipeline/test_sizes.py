"""A record that is too large is left out by itself."""

from ichlinks.pipeline import Context, stages
from ichlinks.store import payloads, records
from tests.servers.archive import Archive, photograph


def test_a_record_that_is_too_large_is_rejected_alone_and_not_kept(context: Context, archive: Archive) -> None:
    file = context.workspace.partners / "archive.yaml"
    file.write_text(file.read_text().replace("retries: 0", "retries: 0, max_record_bytes: 5000"))
    archive.records["oai:a:07"] = photograph("Weaver 7") + f"<dc:description>\x03{'x' * 5000}</dc:description>"
    harvested, *_ = list(stages.run(context, "archive"))
    assert (harvested["state"], harvested["counts"]["rejected"], harvested["counts"]["new"]) == ("complete", 1, 29)
    with context.store.read() as connection:
        line = records.one(connection, "archive", "oai:a:07")
        stored = payloads.find(connection, "archive", "oai:a:07")
    assert line is not None
    assert stored is not None
    assert (line.outcome, [reason.rule for reason in line.reasons]) == ("reject", ["record.too_large"])
    assert (stored.payload.data, stored.payload.original) == (b"", None)


def test_the_same_large_record_is_unchanged_the_next_time(context: Context, archive: Archive) -> None:
    file = context.workspace.partners / "archive.yaml"
    file.write_text(file.read_text().replace("retries: 0", "retries: 0, max_record_bytes: 5000"))
    archive.records["oai:a:07"] = photograph("Weaver 7") + f"<dc:description>{'x' * 5000}</dc:description>"
    stages.harvest(context, "archive")
    assert stages.harvest(context, "archive")["counts"]["unchanged"] == 30
