"""Messy tables (CSV and XLSX as people send them) read as clean text."""

from kit.tables.isolation import read_isolated
from kit.tables.nothing import says_nothing
from kit.tables.problem import CellError, TableError
from kit.tables.reader import read_table
from kit.tables.table import Row, Table

__all__ = ["CellError", "Row", "Table", "TableError", "read_isolated", "read_table", "says_nothing"]
