"""What people do in a browser in more than one test."""

from allauth.account.models import EmailAddress
from django.utils import timezone
from playwright.sync_api import Page, expect

from members.models import Consent, PrivacyNotice


def welcome(user, password=""):
    """That person as she is after her first login: address confirmed, perhaps with a password."""
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    user.welcomed_at = timezone.now()
    Consent.objects.create(notice=PrivacyNotice.objects.get(), user=user)
    if password:
        user.set_password(password)
    user.save()


def log_in(page):
    page.get_by_text("Entrar con contraseña").click()
    page.get_by_label("Correo electrónico", exact=True).fill("titular@pacto.example")
    page.get_by_label("Contraseña", exact=True).fill("una frase bien larga")
    page.get_by_role("button", name="Entrar", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hola, Titular")


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()
