from django.db import models


class Mark(models.Model):
    """That at one moment every transaction below a number was over: how old a cursor is.

    Numbers are those of one database (`epoch`); after a restore new marks are made.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    epoch = models.CharField(max_length=120)
    xact = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["epoch", "at"], name="feeds_mark_by_time")]

    def __str__(self) -> str:
        return f"Below {self.xact} all was over at {self.at}"
