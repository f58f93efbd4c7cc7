"""What every page says about the installation."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from people.policies import second_step_due
from people.selectors import only_organisation


def installation(request: HttpRequest) -> dict[str, object]:
    """The organisation of whoever asks, or of everybody; and whether this is a demonstration."""
    user = getattr(request, "user", None)
    known: dict[str, object]
    if user is not None and user.is_authenticated:
        known = {
            "organisation": user.organisation,
            "profile_href": reverse("profile"),
            "second_step_by": second_step_due(user),
        }
    else:
        known = {"organisation": only_organisation()}
    return {**known, "demonstration": settings.DEMONSTRATION}
