"""Alembic's entry: migrates over the connection it is handed (ichlinks.store.schema)."""

from alembic import context

from ichlinks.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
