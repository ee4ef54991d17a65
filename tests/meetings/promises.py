"""A commission with the people around its agreements."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from commissions.models import Commission
from meetings import agreeing
from meetings.models import Agreement
from members.models import Organization, User
from tests import make


@dataclass
class Scene:
    """Who leads, who stands in, who promises, who else sits there, who does not; and the coordination."""

    commission: Commission
    organization: Organization
    users: dict[str, User]


def scene() -> Scene:
    commission, organization = make.commission(), make.organization("Colibrí")
    users = {}
    for name in ("focal", "alternate", "doer", "member", "outsider"):
        own = organization if name == "doer" else make.organization()
        users[name] = make.user(name=name.title())
        make.representation(own, users[name])
        if name != "outsider":
            make.seat(commission, own, users[name])
        if name in ("focal", "alternate"):
            make.focal_point(commission, users[name], own, "titular" if name == "focal" else "alternate")
    users["staff"] = make.user(name="Coordinación")
    make.office(users["staff"])
    return Scene(commission, organization, users)


def promise(scene: Scene, **fields) -> Agreement:
    """An agreement that the doer of the scene answers for, due in a week."""
    now = timezone.now()
    values = {
        "text": "Escribir la carta",
        "organization": scene.organization,
        "responsible": scene.users["doer"],
        "due_on": timezone.localdate(now) + timedelta(days=7),
    }
    return agreeing.make(scene.commission, values | fields, by=scene.users["focal"], at=now)
