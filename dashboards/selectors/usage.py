"""The stored report of how much an organisation uses the platform."""

from dashboards.models import UsageReport
from people.models import User


def usage_report_for(user: User) -> UsageReport | None:
    """The one of the person's organisation; none before workers made the first. One query."""
    return UsageReport.objects.filter(organisation=user.organisation_id).first()
