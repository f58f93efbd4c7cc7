"""What every page says about the installation."""

from django.conf import settings
from django.http import HttpRequest


def installation(request: HttpRequest) -> dict[str, object]:
    """The organisation of whoever asks, and whether this is a demonstration."""
    user = getattr(request, "user", None)
    organisation = getattr(user, "organisation", None)
    return {"organisation": organisation, "demonstration": settings.DEMONSTRATION}
