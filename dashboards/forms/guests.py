from django.utils.translation import gettext_lazy as _

from common.forms import PlatformForm
from people.forms.fields import DayField, EmailField


class GuestForm(PlatformForm):
    """Whom to let read a programme, and until when."""

    email = EmailField(help_text=_("Of their account in their own organisation, on this platform."))
    ends_on = DayField(
        label=_("Until"), required=False, help_text=_("Leave this empty if it has no end.")
    )
