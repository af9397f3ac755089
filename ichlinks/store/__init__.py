"""The store: SQLAlchemy tables and functions over a connection; SQLite by default, PostgreSQL by URL."""

from ichlinks.store.engine import Store, open_store

__all__ = ["Store", "open_store"]
