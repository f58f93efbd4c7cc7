from datetime import date

from django.db import models
from django.db.models import F, Q

from audit.tracking import tracked
from people.models import TenantModel, User
from projects.models.programme import Programme


class ProgrammeGuestQuerySet(models.QuerySet["ProgrammeGuest"]):
    def current(self, on: date) -> "ProgrammeGuestQuerySet":
        return self.filter(Q(starts_on__lte=on), Q(ends_on=None) | Q(ends_on__gte=on))


@tracked()
class ProgrammeGuest(TenantModel):
    """Somebody of another organisation who may read a programme, and nothing else here.

    The organisation is the one of the programme, by whose calendar the days count.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="guests")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    let_in_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = ProgrammeGuestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "programme", "user"],
                condition=Q(ends_on=None),
                name="projects_guest_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="projects_guest_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, guest of {self.programme}"
