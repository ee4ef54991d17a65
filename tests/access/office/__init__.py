"""Every address of the coordination's office: what it answers to staff; whoever else comes is sent away.

Each app has a module. `PAGES` maps a model to its answers to GET and to an empty POST: of the page of a new row, then
of the page of one. `ACTS` has each act's answers to GET and to the POST that does it, and a function of the house that
makes the row it is done to and says what is posted; `SHOWS` those that only show something. `furnish` makes the rows.
"""

from django.apps import apps
from django.urls import NoReverseMatch, reverse

from . import commissions, commitments, findings, mailings, meetings, members, surveys
from .deeds import Done

SITE = {
    "index": "200 200",
    "app_list": "200 200",
    "jsi18n": "200 405",
    "login": "302 302",
    "logout": "302 302",
    "password_change": "302 302",
    "password_change_done": "302 302",
}
ROOMS = (members, commitments, commissions, meetings, findings, surveys, mailings)
ACTS = [deed for room in ROOMS for deed in room.ACTS]
SHOWS = [deed for room in (members, commitments, surveys, mailings) for deed in room.SHOWS]


def pages() -> dict[str, str]:
    """Name → answers to GET and to an empty POST, of every page that is no act."""
    found = dict(SITE)
    for model, answers in (page for room in ROOMS for page in room.PAGES.items()):
        new_get, new_post, get, post = answers.split()
        found |= {f"{model}_add": f"{new_get} {new_post}", f"{model}_change": f"{get} {post}"}
        found |= {f"{model}_changelist": "200 200", f"{model}_history": "200 200", f"{model}_delete": "403 403"}
    return found


def furnish(house) -> None:
    """Make a row of every model of the office."""
    for room in ROOMS:
        room.furnish(house)


def act_address(name: str, done: Done) -> str:
    return reverse(f"admin:{name}", args=[done.row.pk] if done.row else None) + done.query


def address(name: str) -> str:
    """The address of a page, of the newest row of the model that its name begins with."""
    try:
        return reverse(f"admin:{name}", args=["members"] if name == "app_list" else None)
    except NoReverseMatch:
        app_label, model_name = name.split("_")[:2]
        row = apps.get_model(app_label, model_name)._default_manager.order_by("-pk").first()
        return reverse(f"admin:{name}", args=[row.pk])
