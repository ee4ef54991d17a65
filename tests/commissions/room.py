"""A commission at work: who leads it, and two organisations with their people."""

from dataclasses import dataclass

from django.test import Client
from django.urls import reverse

from commissions.access import CommissionAccess, commission_access
from commissions.models import Commission, Seat
from members.models import User
from tests import make


@dataclass
class Room:
    """Ana leads, Beto and Caro speak for Colibrí, Caro as its delegate; Dora is its contact and no more."""

    commission: Commission
    ana: User
    beto: User
    caro: User
    dora: User
    semilla: Seat
    colibri: Seat

    def here(self, user: User, *, at) -> CommissionAccess:
        return commission_access(user, self.commission.slug, at=at)

    def url(self, name: str, *args) -> str:
        return reverse(name, args=[self.commission.slug, *args])


def a_room() -> Room:
    commission = make.commission(4, name="Lactancia")
    people = {
        name.lower(): make.user(f"{name.lower()}@pacto.example", name=name) for name in ("Ana", "Beto", "Caro", "Dora")
    }
    semilla, colibri = make.organization("Semilla"), make.organization("Colibrí")
    make.representation(semilla, people["ana"])
    make.representation(colibri, people["beto"])
    make.representation(colibri, people["caro"], "contact")
    make.representation(colibri, people["dora"], "contact")
    seats = make.seat(commission, semilla, people["ana"]), make.seat(commission, colibri, people["caro"])
    make.focal_point(commission, people["ana"], semilla)
    return Room(commission, **people, semilla=seats[0], colibri=seats[1])


def client(user: User) -> Client:
    """A browser of that person."""
    browser = Client()
    browser.force_login(user)
    return browser
