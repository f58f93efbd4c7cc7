"""People's accounts: made by an invitation or at the first start, closed but never deleted."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from audit.services import Actor, recorded
from common.errors import Invalid
from people.models import Organisation, User


@recorded
def create_person(
    *,
    organisation: Organisation,
    name: str,
    email: str,
    password: str,
    by: Actor,
    job_title: str = "",
) -> User:
    """An account that signs in with its e-mail address and password."""
    email = email.strip().lower()
    if User.objects.filter(email=email).exists():
        raise Invalid(fields={"email": "There is an account with this address. Sign in instead."})
    person = User(organisation=organisation, name=name, email=email, job_title=job_title)
    try:
        validate_password(password, user=person)
    except ValidationError as refusal:
        raise Invalid(fields={"password": " ".join(refusal.messages)}) from refusal
    person.set_password(password)
    person.save()
    return person
