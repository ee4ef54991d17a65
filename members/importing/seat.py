"""Where an organisation has its seat, from the cells for its state, its municipality and its address together."""

from django.utils.translation import gettext as _

from kit.text.folding import fold

from .places import (
    CAPITAL,
    Place,
    is_address,
    is_bare_country,
    is_borough,
    may_be_town,
    read_states,
    state_at_end,
    state_names,
    town_and_state,
)
from .row import RowReading


def read_seat(row: RowReading) -> None:
    """Its municipality, its state and the others where it works; what stands elsewhere fills what is empty."""
    beside = _read_municipality(row)
    count = len(row.notices)
    _read_state(row, beside)
    _settle_state(row, beside)
    is_silent = count == len(row.notices) and not row.doubts
    if not row.values.get("state") and is_silent and {"state", "state_code", "place"} & row.cells.keys():
        row.doubts.append(_("No dice en qué estado está."))
    _read_working_states(row)


def _read_municipality(row: RowReading) -> str | None:
    """Keep the municipality; returns the state that its cell tells beside it."""
    text = row.cells.get("municipality", "")
    if not text:
        return None
    if row.is_ours:
        row.keep("municipality", text)
        return None
    if is_address(text):
        row.find("address", text)
        return state_at_end(text)
    town, state = town_and_state(text)
    if town:
        row.keep("municipality", town)
    return state


def _read_state(row: RowReading, beside: str | None) -> None:
    """From its key or its name, else from a cell that may say anything; a key and a name that differ are a question."""
    key, text, place = (row.cells.get(name, "") for name in ("state_code", "state", "place"))
    if place and (key or text):
        _read_place_beside(row, place)
    by_key = read_states(key).codes[:1] if key else []
    name = text or ("" if key else place)
    by_name = _read_name(row, name, alone=not by_key, is_place=not text) if name else []
    if by_key:
        _compare_with_name(row, by_key[0], by_name, name)
    elif by_name:
        row.values["state"] = by_name[0]
        if is_bare_country(name):
            _say_how_country_was_read(row, beside)
    elif key and (not text or is_address(text)):
        row.leave_out("state", _("no se reconoce «%(text)s»") % {"text": key[:60]})


def _compare_with_name(row: RowReading, code: str, by_name: list[str], name: str) -> None:
    """Keep the state of a key, unless its name says another."""
    if not by_name or code in by_name:
        row.values["state"] = code
        return
    state = state_names(by_name) if is_address(name) else name
    why = _("la clave «%(code)s» y el estado «%(state)s» no son el mismo")
    row.leave_out("state", why % {"code": row.cells["state_code"], "state": state})


def _read_name(row: RowReading, text: str, *, alone: bool, is_place: bool) -> list[str]:
    """The states that a cell names, or with which the address ends that stands in it."""
    if not is_address(text):
        return _named(row, text, alone=alone, is_place=is_place)
    row.find("address", text)
    return list(filter(None, [state_at_end(text)]))


def _read_place_beside(row: RowReading, text: str) -> None:
    """What a cell that may say anything adds to a state that is told: the address, or the town."""
    place = read_states(text)
    if is_address(text):
        row.find("address", text)
    elif place.unknown:
        _read_town(row, text, place)


def _named(row: RowReading, text: str, *, alone: bool, is_place: bool) -> list[str]:
    """The state that a cell names, first among them; says what it names instead where nothing else tells it."""
    place = read_states(text)
    if len(place.codes) > 1 and "working_states" in row.cells:
        row.values["working_states"] = place.codes[1:]
        seat = {"state": state_names(place.codes[:1])}
        row.notices.append(_("La sede quedó en %(state)s, el primero que se nombra.") % seat)
    elif len(place.codes) > 1 and alone:
        why = _("nombra varios estados (%(states)s); deje el de la sede y ponga los demás en «otros estados»")
        row.leave_out("state", why % {"states": state_names(place.codes)})
        return []
    elif place.is_everywhere and alone:
        row.leave_out("state", _("«%(text)s» no dice en qué estado está su sede") % {"text": text[:60]})
    elif is_place and not place.codes:
        _read_town(row, text, place)
    elif not place.codes and alone:
        row.leave_out("state", _("no se reconoce «%(text)s»") % {"text": text[:60]})
    elif len(place.unknown) == 1 and "municipality" not in row.cells:
        row.keep("municipality", place.unknown[0])
    return place.codes


def _read_town(row: RowReading, text: str, place: Place) -> None:
    """A town where no other cell tells it, else an address."""
    town, known = place.unknown[0], row.values.get("municipality", "")
    if len(place.unknown) == 1 and not known and may_be_town(town):
        row.keep("municipality", town)
        if not (place.codes or row.cells.get("state") or row.cells.get("state_code")):
            row.doubts.append(_("«%(town)s» se leyó como municipio: falta decir en qué estado está.") % {"town": town})
    elif fold(town) != fold(known):
        row.find("address", text)


def _say_how_country_was_read(row: RowReading, beside: str | None) -> None:
    if beside == CAPITAL or is_borough(row.values.get("municipality", "")):
        row.values["state"] = CAPITAL
        row.notices.append(_("«México» se leyó como Ciudad de México, por la alcaldía."))
    elif beside:
        row.values["state"] = beside
    else:
        row.notices.append(_("«México» se leyó como Estado de México."))


def _settle_state(row: RowReading, beside: str | None) -> None:
    """The state beside the municipality or at the end of the address, where no cell of its own tells it."""
    state = row.values.get("state")
    if state and beside and state != beside:
        names = {"state": state_names([state]), "other": state_names([beside])}
        row.notices.append(_("El estado es %(state)s, pero junto al municipio dice %(other)s.") % names)
    elif not state and beside:
        row.values["state"] = beside
    elif not state and "state" not in row.cells and (code := state_at_end(row.values.get("address", ""))):
        row.values["state"] = code
        row.notices.append(_("El estado se tomó del domicilio: %(state)s.") % {"state": state_names([code])})


def _read_working_states(row: RowReading) -> None:
    text = row.cells.get("working_states", "")
    place = read_states(text) if text else None
    codes = {*row.values.get("working_states", []), *(place.codes if place else [])} - {row.values.get("state")}
    row.values.pop("working_states", None)
    if codes:
        row.values["working_states"] = sorted(codes)
    if place and place.is_everywhere:
        row.leave_out("working_states", _("«%(text)s» no nombra los estados") % {"text": text[:60]})
    elif place and place.unknown:
        row.leave_out("working_states", _("no se reconoce «%(text)s»") % {"text": ", ".join(place.unknown)[:120]})
