"""allauth's own forms, which know a person only by an address that is hers (`members/addresses.py`)."""

from allauth.account import forms
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.core import context
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from members import addresses, devices
from members.authentication import ratelimit, send_verification_email_to_address
from members.models import User


def active_owner_of(email: str) -> User | None:
    return User.objects.filter(is_active=True).owner_of(email)


def asked_for_mail(email: str, *, action: str) -> User | None:
    """Whose mailbox gets what somebody asks for who is not inside; ValidationError after too many, known or not."""
    devices.notice_stranger(context.request, email)
    if not ratelimit.consume(context.request, action=action, key=devices.counted_as(context.request, email)):
        raise ValidationError(_("Ya se pidieron varios correos a esta dirección. Espere unos minutos y pida otro."))
    return active_owner_of(email)


class RequestLoginCodeForm(forms.RequestLoginCodeForm):
    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        self._user = asked_for_mail(email, action="request_login_code")
        return email


class ResetPasswordForm(forms.ResetPasswordForm):
    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        owner = asked_for_mail(email, action="reset_password_mail")
        self.users = [owner] if owner else []
        return email


class AddEmailForm(forms.AddEmailForm):
    """Says the same whether the address is free or not; the mailbox of a taken one gets a word about it and no code."""

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if User.objects.reached_at(email).filter(pk=self.user.pk).exists():
            raise get_adapter().validation_error("duplicate_email")
        return email

    def save(self, request):
        email = self.cleaned_data["email"]
        is_free = addresses.may_be_asked_for(email, at=timezone.now())
        address = EmailAddress(user=self.user if is_free else None, email=email)
        send_verification_email_to_address(request, address)
        return address


class ConfirmEmailVerificationCodeForm(forms.ConfirmEmailVerificationCodeForm):
    def clean_code(self):
        """Only who has the mailbox learns whose the address is by now."""
        code = forms.BaseConfirmCodeForm.clean_code(self)
        if self.user is None or not addresses.is_open_to(self.user, self.email):
            raise get_adapter().validation_error("email_taken")
        return code
