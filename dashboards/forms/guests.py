from common.forms import PlatformForm
from common.language import lazily
from people.forms.fields import DayField, EmailField


class GuestForm(PlatformForm):
    """Whom to let read a programme, and until when."""

    email = EmailField(
        help_text=lazily("Of their account in their own organisation, on this platform.")
    )
    ends_on = DayField(
        label=lazily("Until"),
        required=False,
        help_text=lazily("Leave this empty if it has no end."),
    )
