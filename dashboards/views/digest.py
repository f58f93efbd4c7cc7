"""The link at the foot of every digest, which ends it without signing in."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from audit.services import SystemProcess
from dashboards.emails import person_of_token
from dashboards.selectors.hearing import person_written_to
from dashboards.services.hearing import stop_digest

STOPPING = SystemProcess("The link in the e-mail")


@csrf_exempt  # mail programs post without a cookie (RFC 8058); the signed address is the proof
@login_not_required
def digest_stop(request: HttpRequest, token: str) -> HttpResponse:
    """Opening it only asks, for mail scanners open links too. Posting to it ends the digest."""
    person = person_written_to(person_of_token(token))
    is_stopped = request.method == "POST"
    if is_stopped:
        stop_digest(person=person, by=STOPPING, at=timezone.now())
    context = {
        "email": person.email,
        "organisation": person.organisation.name,
        "is_stopped": is_stopped,
    }
    return render(request, "dashboards/digest_stop.html", context)
