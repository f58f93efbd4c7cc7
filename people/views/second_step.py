"""Setting up and using a second step: allauth's pages, which lead back to one page of ours."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from allauth.mfa.webauthn.internal import auth as passkey_protocol
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator

from people.presenters.signing_in import recovery_codes_file, spaced

PAGE = reverse_lazy("mfa_index")


class AppNew(app.ActivateTOTPView):
    """An authenticator app: its picture to scan, and the same as text."""

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        context = super().get_context_data(**given)
        return context | {"secret": spaced(context["form"].secret), "cancel_href": PAGE}


class PasskeyNew(passkeys.AddWebAuthnView):
    """A passkey. Each of ours can be used in place of the password, so it asks for a finger, a
    face or a PIN."""

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        context = super().get_context_data(**given)
        options = passkey_protocol.begin_registration(self.request.user, True)
        return context | {"js_data": options, "cancel_href": PAGE}


class PasskeyRemove(passkeys.RemoveWebAuthnView):
    success_url = PAGE


@method_decorator(reauthentication_required(app="allauth.mfa"), name="dispatch")
class RecoveryCodes(codes.ViewRecoveryCodesView):
    """Recovery codes, shown once: to be printed, or saved as a file."""

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        context = super().get_context_data(**given)
        return context | {"file": recovery_codes_file(context["unused_codes"])}
