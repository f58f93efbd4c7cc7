from django.db import models

from common.language import lazily
from people.models import TenantModel, User


class SavedView(TenantModel):
    """A portfolio as somebody likes to see it, under a name of their own: its filters."""

    class Page(models.TextChoices):
        COACH = "coach", lazily("Who needs me")
        PORTFOLIO = "portfolio", lazily("Portfolio")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_views")
    page = models.CharField(max_length=10, choices=Page)
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=500, help_text="As it stands in the address.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user", "page", "name"], name="dashboards_view_name_once"
            )
        ]

    def __str__(self) -> str:
        return self.name
