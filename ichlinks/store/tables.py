"""The tables, the same on SQLite and PostgreSQL (docs/architecture.md shows how they hang together)."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData()
Number = BigInteger().with_variant(Integer, "sqlite")

block = Table(
    "block",
    metadata,
    Column("id", Number, primary_key=True),
    Column("head", LargeBinary, nullable=False),
    Column("tail", LargeBinary, nullable=False),
    Column("z", LargeBinary, nullable=False),
)
"""The new and changed records of one page, compressed together, and the page's envelope around them."""

payload = Table(
    "payload",
    metadata,
    Column("id", Number, primary_key=True),
    Column("partner", Text, nullable=False),
    Column("identifier", Text, nullable=False),
    Column("datestamp", Text),
    Column("sets", Text, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("repaired", Boolean, nullable=False),
    Column("sha256", LargeBinary, nullable=False),
    Column("block", Number, nullable=False),
    Column("start", Integer, nullable=False),
    Column("length", Integer, nullable=False),
    Column("run", Text, nullable=False),
    Column("reason", Text),
    Column("pending", Boolean, nullable=False),
    Column("original", LargeBinary),
    Column("parent", Number),
    UniqueConstraint("partner", "identifier"),
)
"""`parent`: the row of the record that this one is a part of, with whose bytes it is read."""
Index(
    "payload_pending",
    payload.c.partner,
    payload.c.block,
    payload.c.start,
    sqlite_where=text("pending = 1"),
    postgresql_where=text("pending"),
)

Index(
    "payload_parent",
    payload.c.partner,
    payload.c.parent,
    sqlite_where=text("parent IS NOT NULL"),
    postgresql_where=text("parent IS NOT NULL"),
)

record = Table(
    "record",
    metadata,
    Column("payload", Number, primary_key=True, autoincrement=False),
    Column("partner", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("reasons", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("body", LargeBinary),
    Column("item", Text),
    Column("crosswalk_version", Text, nullable=False),
    Column("rules_version", Text, nullable=False),
    Column("unlinked", Boolean, nullable=False),
    Column("alike", Number),
    Column("alone", Text),
)
"""`alike`: the same in Records that may be about the same thing; `alone`: the outcome that a Record has by itself,
where others gave it another one, or more reasons."""
Index("record_outcome", record.c.partner, record.c.outcome)
Index("record_item", record.c.item)
Index(
    "record_unlinked",
    record.c.partner,
    record.c.payload,
    sqlite_where=text("unlinked = 1"),
    postgresql_where=text("unlinked"),
)

Index(
    "record_alike",
    record.c.partner,
    record.c.alike,
    sqlite_where=text("alike IS NOT NULL"),
    postgresql_where=text("alike IS NOT NULL"),
)
Index(
    "record_alone",
    record.c.partner,
    sqlite_where=text("alone IS NOT NULL"),
    postgresql_where=text("alone IS NOT NULL"),
)

item = Table(
    "item",
    metadata,
    Column("id", Text, primary_key=True),
    Column("hash", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""Public Items only; what is no longer public is a tombstone."""

tombstone = Table(
    "tombstone",
    metadata,
    Column("item", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
)

manifest = Table(
    "manifest",
    metadata,
    Column("item", Text, primary_key=True),
    Column("etag", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

address = Table(
    "address",
    metadata,
    Column("url", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("worked", Text),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("since", Text),
    Column("mime", Text),
    Column("width", Integer),
    Column("height", Integer),
)
"""What a web address of a Record answered, the last time it was tried."""

window = Table(
    "window",
    metadata,
    Column("id", Number, primary_key=True),
    Column("partner", Text, nullable=False),
    Column("set_", Text, nullable=False),
    Column("from_", Text, nullable=False),
    Column("until", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("records", Integer, nullable=False),
    Column("token", Text),
    Column("response_date", Text),
    Column("validator", Text),
    Column("error", Text),
    Column("run", Text, nullable=False),
    Column("not_before", Text),
    Column("size", Integer),
    Column("at", Text),
    Column("broken", Integer, nullable=False, server_default="0"),
    UniqueConstraint("partner", "set_", "from_", "until"),
)
"""The harvest ledger; an open end or no set is the empty text."""

endpoint = Table(
    "endpoint",
    metadata,
    Column("partner", Text, primary_key=True),
    Column("not_before", Text),
    Column("message", Text),
    Column("swept", Text),
)
"""What is known of a partner's endpoint between two runs: until when it asked to be left alone, with which words, and
when its list of identifiers was last compared with the store."""

run = Table(
    "run",
    metadata,
    Column("id", Text, primary_key=True),
    Column("partner", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("started", Text, nullable=False),
    Column("finished", Text),
    Column("report", LargeBinary),
)
Index("run_partner", run.c.partner, run.c.started)

quality = Table(
    "quality",
    metadata,
    Column("partner", Text, primary_key=True),
    Column("run", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("summary", LargeBinary, nullable=False),
)
"""The figures of a partner's quality report after each transform run that was reported on."""

decision = Table(
    "decision",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("partner", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("reasons", LargeBinary, nullable=False),
    Column("by", Text),
    Column("at", Text),
    Column("note", Text),
)
"""What a person was asked and said; `basis` is a digest of what the question was about."""
Index("decision_subject", decision.c.partner, decision.c.subject)

counter = Table("counter", metadata, Column("n", Number, nullable=False))
"""One row: the last change number; its lock keeps numbers visible in their own order."""

change = Table(
    "change",
    metadata,
    Column("n", Number, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("at", Text, nullable=False),
)

cursor = Table(
    "cursor",
    metadata,
    Column("consumer", Text, primary_key=True),
    Column("n", Number, nullable=False),
)
