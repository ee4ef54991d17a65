"""Every address of the coordination's office: what it answers to staff; whoever else comes is sent away.

Each app declares its own in `tests/<app>/office_rows.py`. `PAGES` maps a model to its answers to GET and to an empty
POST: of the page of a new row, then of the page of one. `ACTS` has each act's answers to GET and to the POST that does
it, and a function of the cast that makes the row it is done to and says what is posted; `SHOWS` those that only show
something. `furnish` makes the rows.
"""

from importlib import import_module

from django.apps import apps
from django.conf import settings
from django.urls import NoReverseMatch, reverse

from .submission import Submission

SITE = {
    "index": "200 200",
    "app_list": "200 200",
    "search": "200 405",
    "jsi18n": "200 405",
    "login": "302 302",
    "logout": "302 302",
    "password_change": "302 302",
    "password_change_done": "302 302",
}
DECLARED = [import_module(f"tests.{app}.office_rows") for app in reversed(settings.LOCAL_APPS)]
ACTS = [act for module in DECLARED for act in module.ACTS]
SHOWS = [page for module in DECLARED for page in module.SHOWS]


def pages() -> dict[str, str]:
    """Name → answers to GET and to an empty POST, of every page that is no act."""
    statuses = dict(SITE)
    for model, answers in (page for module in DECLARED for page in module.PAGES.items()):
        new_get, new_post, get, post = answers.split()
        statuses |= {f"{model}_add": f"{new_get} {new_post}", f"{model}_change": f"{get} {post}"}
        statuses |= {f"{model}_changelist": "200 200", f"{model}_history": "200 200", f"{model}_delete": "403 403"}
    return statuses


def furnish(cast) -> None:
    """Make a row of every model of the office."""
    for module in DECLARED:
        module.furnish(cast)


def act_address(name: str, submission: Submission) -> str:
    return reverse(f"admin:{name}", args=[submission.row.pk] if submission.row else None) + submission.query


def address(name: str) -> str:
    """The address of a page, of the newest row of the model that its name begins with."""
    try:
        return reverse(f"admin:{name}", args=["members"] if name == "app_list" else None)
    except NoReverseMatch:
        app_label, model_name = name.split("_")[:2]
        row = apps.get_model(app_label, model_name)._default_manager.order_by("-pk").first()
        return reverse(f"admin:{name}", args=[row.pk])
