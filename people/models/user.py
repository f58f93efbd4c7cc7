from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from audit.tracking import tracked
from common.models import PublicModel
from people.models.organisation import Organisation


class UserManager(BaseUserManager["User"]):
    """Every account, those of machines among them."""

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email)


class PeopleManager(UserManager):
    """Accounts of people: a machine signs in nowhere, and stands in no list."""

    def get_queryset(self) -> models.QuerySet["User"]:
        return super().get_queryset().filter(is_machine=False)


@tracked(leaving_out=["created_at", "password", "last_login", "easy_read"])
class User(AbstractBaseUser, PublicModel):
    """A person who signs in: staff, service user, carer or guest. Or a machine with a key."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="people")
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    job_title = models.CharField(max_length=120, blank=True)
    language = models.CharField(
        max_length=10, blank=True, help_text="Empty: the organisation's language."
    )
    is_active = models.BooleanField(default=True)
    easy_read = models.BooleanField(
        default=False, db_default=False, help_text="Reads the easy pages. Nobody else is shown it."
    )
    erased_at = models.DateTimeField(
        null=True, blank=True, help_text="When who they were was taken out (docs/adr/0019)."
    )
    is_machine = models.BooleanField(
        default=False, help_text="Another system with a key of its own: see people.models.api_key."
    )

    objects = PeopleManager()
    with_machines = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="people_user_email_in_lower_case"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def initials(self) -> str:
        words = self.name.split()
        return "".join(word[0] for word in words[:1] + words[1:][-1:]).upper()
