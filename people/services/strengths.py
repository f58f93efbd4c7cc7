"""The one page that a person writes about themselves."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid
from people.models import StrengthsProfile, User

LONGEST_PART = 1_000  # characters
LONGEST_LINE = 300


@dataclass(frozen=True)
class Strengths:
    """What a person says of themselves, and who may read it."""

    brings: str = ""
    would_like: str = ""
    helps: str = ""
    availability: str = ""
    activities: Sequence[str] = ()
    times: Sequence[str] = ()
    ways: Sequence[str] = ()
    seen_by: Sequence[str] = ()


@recorded
def write_strengths(*, strengths: Strengths, by: User, at: datetime) -> StrengthsProfile:
    """Write one's own profile, in place of what stood there. Nobody else can."""
    for name in ("brings", "would_like", "helps", "availability"):
        longest = LONGEST_LINE if name == "availability" else LONGEST_PART
        has = len(getattr(strengths, name))
        if has > longest:
            raise Invalid(
                fields={
                    name: _("Use at most %(most)d characters. This has %(has)d.")
                    % {"most": longest, "has": has}
                }
            )
    said = {
        name: list(value) if isinstance(value, list | tuple) else value
        for name, value in asdict(strengths).items()
    }
    profile, _made = StrengthsProfile.objects.update_or_create(
        user=by,
        defaults={"organisation_id": by.organisation_id, "written_at": at, **said},
    )
    return profile
