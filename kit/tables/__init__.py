"""Messy tables (CSV and XLSX as people send them) read as clean text."""

from kit.tables.columns import TableColumns
from kit.tables.isolation import read_isolated
from kit.tables.nothing import says_nothing
from kit.tables.problem import CellError, TableError
from kit.tables.reader import read_table
from kit.tables.table import Table, TableRow

__all__ = [
    "CellError",
    "Table",
    "TableColumns",
    "TableError",
    "TableRow",
    "read_isolated",
    "read_table",
    "says_nothing",
]
