"""What the portal does otherwise on allauth's pages."""

from allauth.account.views import ConfirmLoginCodeView
from django.shortcuts import redirect

from members import addresses


class ConfirmLoginCode(ConfirmLoginCodeView):
    def _verify_form_valid(self, form):
        """The code proves the mailbox, which may have become somebody else's since it went out."""
        if not addresses.prove(self._process.user, self._process.state["email"]):
            self._process.abort()
            return redirect("account_request_login_code")
        return super()._verify_form_valid(form)
