"""What a workbook holds besides the rows that are read, in sentences."""

from collections.abc import Iterable, Sequence

from kit.tables.header import Header
from kit.tables.problem import TableNotice, gettext_noop
from kit.tables.sheet import Worksheet

NAMED = 10

HIDDEN_SHEET = gettext_noop("La hoja «%(sheet)s», que está oculta, es la que se lee.")
HIDDEN_COLUMNS = gettext_noop("También se leen columnas ocultas: %(titles)s.")
HIDDEN_ROWS = gettext_noop("También se leen filas ocultas, por un filtro o a mano (%(count)s): %(rows)s.")
MERGED = gettext_noop("Hay celdas combinadas (%(cells)s): lo que dicen vale para cada una de sus filas.")
NOT_CALCULATED = gettext_noop(
    "Hay fórmulas que nunca se calcularon y se leen vacías: abra el libro en Excel, guárdelo y súbalo otra vez."
)
SAME_TABLE = gettext_noop("Solo se lee la hoja «%(sheet)s». No se leen, aunque traen la misma tabla: %(names)s.")
OTHERS = gettext_noop("Solo se lee la hoja «%(sheet)s». No se leen: %(names)s.")
WIDE = gettext_noop("La tabla trae una columna por año: cada celda se lee como una fila (%(years)s).")


def about_sheet(sheet: Worksheet, header: Header) -> list[TableNotice]:
    """Return what is worth knowing of the sheet that is read."""
    layout, taken = sheet.layout(), header.taken
    hidden = [f"«{header.titles[column]}»" for column in sorted(taken) if column + 1 in layout.hidden_columns]
    merged = [
        f"{_letters(column)}{first}:{_letters(column)}{last}"
        for first, last, column in layout.merges
        if last > header.number and column - 1 in taken
    ]
    notices = list(sheet.notices)
    if sheet.is_hidden:
        notices.append(TableNotice(HIDDEN_SHEET, {"sheet": sheet.name}))
    if hidden:
        notices.append(TableNotice(HIDDEN_COLUMNS, {"titles": _few(hidden)}))
    if merged:
        notices.append(TableNotice(MERGED, {"cells": _few(merged)}))
    if layout.is_not_calculated:
        notices.append(TableNotice(NOT_CALCULATED, {}))
    if header.years:
        notices.append(TableNotice(WIDE, {"years": _few(list(header.years.values()))}))
    return notices


def about_others(read: Worksheet, filled: Sequence[tuple[Worksheet, bool]]) -> list[TableNotice]:
    """Return which other sheets (and whether they have the same table) are not read."""
    others = [(sheet, is_whole) for sheet, is_whole in filled if sheet.name != read.name]
    names = {
        SAME_TABLE: [_named(sheet) for sheet, is_whole in others if is_whole],
        OTHERS: [_named(sheet) for sheet, is_whole in others if not is_whole],
    }
    return [
        TableNotice(sentence, {"sheet": read.name, "names": _few(them)}) for sentence, them in names.items() if them
    ]


def about_hidden_rows(numbers: Sequence[int]) -> list[TableNotice]:
    """Return that these rows, which the person did not see, are read."""
    return [TableNotice(HIDDEN_ROWS, {"count": len(numbers), "rows": _few(numbers)})] if numbers else []


def _named(sheet: Worksheet) -> str:
    return f"«{sheet.name}» (oculta)" if sheet.is_hidden else f"«{sheet.name}»"


def _few(things: Iterable[object]) -> str:
    names = [str(thing) for thing in things]
    return ", ".join(names[:NAMED]) + (f" y {len(names) - NAMED} más" if len(names) > NAMED else "")


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
