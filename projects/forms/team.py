"""What people type about a project's team."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from common.forms import FilterForm, PlatformForm
from common.language import lazily
from people.forms.fields import DayField, EmailField, NameField
from people.roles import PROJECT_ROLES, ProjectRole


class RoleInTeamField(forms.TypedChoiceField):
    """A role in a team, each choice saying what it does."""

    def __init__(self, *, label: str = lazily("Role in the team"), **options: Any) -> None:
        super().__init__(
            label=label,
            coerce=ProjectRole,
            choices=[(r.value, f"{m.label}: {m.does}") for r, m in PROJECT_ROLES.items()],
            initial=ProjectRole.TEAM_MEMBER.value,
            **options,
        )
        self.error_messages["required"] = self.error_messages["invalid_choice"] = _(
            "Choose a role."
        )


class FindForm(FilterForm):
    """Words of the name or address of a colleague."""

    find = forms.CharField(
        label=lazily("Part of their name"), max_length=100, widget=forms.SearchInput
    )


class MemberForm(PlatformForm):
    """A colleague to add, and as what."""

    person = forms.UUIDField(widget=forms.HiddenInput)
    role = RoleInTeamField()
    ends_on = DayField(required=False)


class TeamInvitationForm(PlatformForm):
    """Somebody without an account, to be invited into the team."""

    name = NameField(label=lazily("Name"), missing=lazily("Enter their name."))
    email = EmailField(help_text=lazily("The invitation goes there. A private address is fine."))
    role = RoleInTeamField(widget=forms.RadioSelect)
