"""Days that people write: one that hardly anybody means is asked back, one that many would not choose is hinted.

The field itself carries the question: the same day sent again is meant.
"""

from calendar import MONDAY, SUNDAY
from datetime import date, datetime, timedelta

from dateutil.easter import easter
from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

SAME_EVERY_YEAR = {(1, 1), (5, 1), (9, 16), (12, 25)}
MONDAYS = {2: 1, 3: 3, 11: 3}  # month: which of its Mondays (Ley Federal del Trabajo, artículo 74)
TERM, A_TERM_BEGAN = 6, 2024  # from then on the federal executive changes on the first of October


class AskingMixin:
    """A widget of days that asks back those so many years away from today; None asks for none on that side.

    A day that is proposed (`is_proposed`) is hinted where it falls on a Sunday, a holiday or, unless it is of what has
    been (no `years_ahead`), in the past.
    """

    sure, before = "", ""

    def __init__(self, *, years_back=None, years_ahead=None, is_proposed=False, **kwargs):
        super().__init__(**kwargs)
        self.years_back, self.years_ahead, self.is_proposed = years_back, years_ahead, is_proposed

    def value_from_datadict(self, data, files, name):
        self.sure = self.sure or data.get(f"{name}-sure") or ""
        before = data.get(f"initial-{name}") or ""
        self.before = str(_day(before) if isinstance(before, date) else before)[:10]
        return super().value_from_datadict(data, files, name)

    def ask_back(self, value: date) -> None:
        """ValidationError for a day that is far away and neither was there before nor was asked about."""
        day = _day(value)
        if day.isoformat() in (self.sure, self.before) or not self._is_far(day, timezone.localdate()):
            return
        self.sure = day.isoformat()
        sentence = _("¿Seguro que es el %s? Si lo es, envíelo otra vez; si no, corríjalo.")
        raise ValidationError(sentence % date_format(day).lower(), code="asked")

    def _is_far(self, day: date, today: date) -> bool:
        is_old = self.years_back is not None and day < _years_away(today, -self.years_back)
        return is_old or (self.years_ahead is not None and day > _years_away(today, self.years_ahead))

    def render(self, name, value, attrs=None, renderer=None):
        html = super().render(name, value, attrs, renderer)
        if not self.sure:
            return html
        return format_html('{}<input type="hidden" name="{}-sure" value="{}">', html, name, self.sure)


class DayInput(AskingMixin, forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self, *, years_back=15, years_ahead=5, **kwargs):
        super().__init__(format="%Y-%m-%d", years_back=years_back, years_ahead=years_ahead, **kwargs)


class MomentInput(AskingMixin, forms.DateTimeInput):
    """The browser's own calendar and clock, in the portal's time zone."""

    input_type = "datetime-local"

    def __init__(self, **kwargs):
        super().__init__(format="%Y-%m-%dT%H:%M", **kwargs)


def tell_hints(request, form: forms.BaseForm) -> None:
    """Say on the next page of each day that was proposed in that form why another may be meant."""
    for name, value in form.cleaned_data.items():
        widget = form.fields[name].widget if name in form.fields else None
        if isinstance(value, date) and getattr(widget, "is_proposed", False) and name in form.changed_data:
            sentence = hint(_day(value), on=timezone.localdate(), may_be_past=widget.years_ahead is None)
            if sentence:
                messages.warning(request, sentence)


def hint(day: date, *, on: date, may_be_past: bool = False) -> str:
    """What is unusual about that day, in a sentence; or ""."""
    words = {"day": date_format(day).lower()}
    if day < on and not may_be_past:
        sentence = _("Ojo: el %(day)s ya pasó. Si quiso escribir otra fecha, corríjala.")
    elif is_holiday(day):
        sentence = _("Ojo: el %(day)s es día de descanso. Si quiso escribir otra fecha, corríjala.")
    elif day.weekday() == SUNDAY:
        sentence = _("Ojo: el %(day)s es domingo. Si quiso escribir otra fecha, corríjala.")
    else:
        return ""
    return sentence % words


def is_holiday(day: date) -> bool:
    """Whether nobody works in Mexico that day: by law, or by custom on Holy Thursday and Good Friday."""
    if (day.month, day.day) in SAME_EVERY_YEAR or easter(day.year) - day in (timedelta(2), timedelta(3)):
        return True
    if day.weekday() == MONDAY and MONDAYS.get(day.month) == (day.day + 6) // 7:
        return True
    return (day.month, day.day) == (10, 1) and day.year >= A_TERM_BEGAN and (day.year - A_TERM_BEGAN) % TERM == 0


def _day(value: date) -> date:
    """The day of a moment is that of Mexico City."""
    if isinstance(value, datetime):
        return timezone.localdate(value) if timezone.is_aware(value) else value.date()
    return value


def _years_away(day: date, years: int) -> date:
    year = day.year + years
    return day.replace(year=year, day=min(day.day, 28)) if day.month == 2 else day.replace(year=year)
