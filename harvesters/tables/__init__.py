"""Tables: CSV files and spreadsheets."""

from harvesters.tables.harvest import Written, harvest, table_pages
from harvesters.tables.payloads import Keys

__all__ = ["Keys", "Written", "harvest", "table_pages"]
