"""Short-lived tokens for machines that speak OAuth: client credentials (RFC 6749, section 4.4).

allauth checks the secret and gives the token. Here is whose client it is, whether that is still
open, how often it may ask, and what the security log keeps of it (docs/adr/0024-tokens.md).
"""

from allauth.core.internal.httpkit import extract_basic_auth
from allauth.core.ratelimit import consume
from allauth.idp.oidc.views import token as token_of_allauth
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from people.key_use import note_refused, note_used
from people.security_log import whence
from people.selectors import key_of_client


@csrf_exempt
@login_not_required
@require_POST
def token(request: HttpRequest) -> HttpResponse:
    """Give a client that shows its id and secret a token for a quarter of an hour."""
    client_id = extract_basic_auth(request.headers)[0] or request.POST.get("client_id", "")
    if not client_id:
        return JsonResponse({"error": "invalid_request"}, status=400)
    if not consume(request, action="token", key=client_id):
        slower = JsonResponse({"error": "temporarily_unavailable"}, status=429)
        slower["Retry-After"] = "60"
        return slower
    at = timezone.now()
    key = key_of_client(client_id)
    if key is None:
        return _refused()
    if not key.is_open(at):
        note_refused(key, at=at, whence=whence(request))
        return _refused()
    answer = token_of_allauth(request)
    if answer.status_code == 401:
        note_refused(key, at=at, whence=whence(request))
    elif answer.status_code == 200:
        note_used(key, at=at)
    return answer


def _refused() -> HttpResponse:
    answer = JsonResponse({"error": "invalid_client"}, status=401)
    answer["WWW-Authenticate"] = 'Basic realm="api"'
    return answer
