"""Tables for one piece of work that may be larger than memory: a temporary database that ends with its owner."""

import sqlite3


def scratch(*tables: str) -> sqlite3.Connection:
    """An empty database with these tables (statements that create them).

    It takes 2 MB of memory; what is beyond goes to a temporary file that nobody else sees.
    """
    database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    for statement in ("PRAGMA cache_size = -2000", "PRAGMA journal_mode = OFF", *tables, "BEGIN"):
        database.execute(statement)
    return database
