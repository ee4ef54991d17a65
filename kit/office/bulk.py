"""What is done to many rows of a list at once: first a page that says what, to which and not to which, then the act."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import models
from django.template.response import TemplateResponse

CONFIRMED = "confirmed"


@dataclass
class BulkPlan:
    """The rows to which it would be done, and the others, each with why not."""

    ready: list[models.Model] = field(default_factory=list)
    excluded: list[tuple[models.Model, str]] = field(default_factory=list)


class BulkActs:
    """Part of an admin with such acts: an action of its list answers `bulk_page`."""

    def bulk_page(
        self,
        request,
        plan: BulkPlan,
        *,
        title: str,
        lead: str,
        button: str,
        act: Callable[[Collection[models.Model]], str],
    ):
        """The page; once it was confirmed, `act(ready rows)` answers the sentence that says what was done."""
        if CONFIRMED in request.POST and plan.ready:
            messages.success(request, act(plan.ready))
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "plan": plan,
            "lead": lead,
            "button": button,
            "action": request.POST.get("action", ""),
            "checkbox": ACTION_CHECKBOX_NAME,
            "back": request.get_full_path(),
        }
        return TemplateResponse(request, "admin/bulk.html", context)
