"""The words with which people say what they bring, and opportunities what they ask for."""

from django.db import models

from common.language import lazily


class Activity(models.TextChoices):
    """What one can do in improvement work."""

    SHARE = "share", lazily("Speak from own experience")
    TEAM = "team", lazily("Be in a project team")
    TEST = "test", lazily("Try out changes")
    TALK = "talk", lazily("Talk with other service users and carers")
    NUMBERS = "numbers", lazily("Look at numbers and charts")
    WRITE = "write", lazily("Write texts or make them clearer")
    DESIGN = "design", lazily("Draw or design")
    TEACH = "teach", lazily("Teach or speak to a group")


class Time(models.TextChoices):
    """When in the week."""

    DAYTIME = "daytime", lazily("Weekdays in the daytime")
    EVENINGS = "evenings", lazily("Evenings")
    WEEKENDS = "weekends", lazily("Weekends")


class Way(models.TextChoices):
    """How people meet."""

    IN_PERSON = "in_person", lazily("In person")
    ONLINE = "online", lazily("By video or phone")


class ProfileReader(models.TextChoices):
    """Whom a person can let read their strengths profile."""

    LEADS = "leads", lazily("The people participation leads, so that they can suggest things to me")
    ANSWERED = "answered", lazily("Projects that I tell I am interested")
    TEAMS = "teams", lazily("The teams I am in")
