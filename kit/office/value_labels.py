"""Values of the history as a person reads them: labels of fields and choices, names instead of keys, local dates."""

from collections import defaultdict
from datetime import datetime

from django.db import models
from django.utils import formats, timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import capfirst
from django.utils.translation import gettext as _


class ValueLabels:
    """Collects the keys that a page of history mentions, reads their names once, then words every value."""

    def __init__(self):
        self.keys: dict[type[models.Model], set] = defaultdict(set)
        self.names: dict[type[models.Model], dict[str, str]] = {}

    def note(self, model: type[models.Model], values: dict[str, list]) -> None:
        """Remember which rows the values of `model` (column → [before, after]) point at."""
        for column, pair in values.items():
            field = _field(model, column)
            if field is not None and field.is_relation:
                for key in pair:
                    self.note_key(field.related_model, key)

    def note_key(self, model: type[models.Model], key) -> None:
        if key is not None:
            self.keys[model].add(key)

    def look_up(self) -> None:
        """One query a model."""
        for model, keys in self.keys.items():
            rows = model._default_manager.filter(pk__in=keys)
            self.names[model] = {str(row.pk): str(row) for row in rows}

    def name(self, model: type[models.Model], key) -> str:
        if key is None:
            return ""
        return self.names.get(model, {}).get(str(key)) or _("(ya no existe, clave %(key)s)") % {"key": key}

    def label(self, model: type[models.Model], column: str) -> str:
        """The field's name as forms show it; "" for a field that no longer exists."""
        field = _field(model, column)
        return capfirst(field.verbose_name) if field is not None else ""

    def value(self, model: type[models.Model], column: str, raw) -> str:
        """The raw JSON value of a column in words."""
        field = _field(model, column)
        if raw is None or field is None:
            return ""
        if field.is_relation:
            return self.name(field.related_model, raw)
        if field.choices:
            return str(dict(field.flatchoices).get(raw, raw))
        if raw == "":
            return ""
        if isinstance(raw, bool):
            return _("sí") if raw else _("no")
        return _plain(field, raw)


def _plain(field: models.Field, raw) -> str:
    kind = field.get_internal_type()
    if kind == "DateTimeRangeField":
        return _term(raw)
    if kind == "DateTimeField":
        return _moment(parse_datetime(raw))
    if kind == "DateField":
        return formats.date_format(parse_date(raw), "DATE_FORMAT")
    return str(raw)


def _term(raw: str) -> str:
    """PostgreSQL's text of a range, «["2026-01-01 00:00:00+00",)», as «desde … hasta …»."""
    lower, _comma, upper = (part.strip('"') for part in raw.strip("[]()").partition(","))
    begins = _("desde el %(moment)s") % {"moment": _moment(parse_datetime(lower))} if lower else ""
    ends = _("hasta el %(moment)s") % {"moment": _moment(parse_datetime(upper))} if upper else _("sin fecha de fin")
    return f"{begins} {ends}".strip()


def _moment(moment: datetime) -> str:
    return formats.date_format(timezone.localtime(moment), "DATETIME_FORMAT")


def _field(model: type[models.Model], column: str) -> models.Field | None:
    return next((one for one in model._meta.concrete_fields if one.column == column), None)
