"""The words with which people say what they bring, and opportunities what they ask for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Activity(models.TextChoices):
    """What one can do in improvement work."""

    SHARE = "share", _("Speak from own experience")
    TEAM = "team", _("Be in a project team")
    TEST = "test", _("Try out changes")
    TALK = "talk", _("Talk with other service users and carers")
    NUMBERS = "numbers", _("Look at numbers and charts")
    WRITE = "write", _("Write texts or make them clearer")
    DESIGN = "design", _("Draw or design")
    TEACH = "teach", _("Teach or speak to a group")


class Time(models.TextChoices):
    """When in the week."""

    DAYTIME = "daytime", _("Weekdays in the daytime")
    EVENINGS = "evenings", _("Evenings")
    WEEKENDS = "weekends", _("Weekends")


class Way(models.TextChoices):
    """How people meet."""

    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("By video or phone")


class ProfileReader(models.TextChoices):
    """Whom a person can let read their strengths profile."""

    LEADS = "leads", _("The people participation leads, so that they can suggest things to me")
    ANSWERED = "answered", _("Projects that I tell I am interested")
    TEAMS = "teams", _("The teams I am in")
