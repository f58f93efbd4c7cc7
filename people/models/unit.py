import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from audit.tracking import tracked
from common.language import lazily
from people.models.organisation import TenantModel

# A unit knows its whole line of ancestors, so that "everything below" and "everything above" are
# one indexed comparison each. The trigger keeps it true whatever writes the row.
_SET_PATH = """
    IF NEW.parent_id IS NULL THEN
        NEW.path := ARRAY[NEW.id];
    ELSE
        SELECT path || NEW.id INTO STRICT NEW.path
          FROM people_unit
         WHERE id = NEW.parent_id AND organisation_id = NEW.organisation_id;
    END IF;
    IF NEW.parent_id IS NOT NULL AND NEW.id = ANY (NEW.path[1:cardinality(NEW.path) - 1]) THEN
        RAISE EXCEPTION 'a unit cannot be placed below itself';
    END IF;
    RETURN NEW;
"""
_MOVE_WHAT_IS_BELOW = """
    UPDATE people_unit SET parent_id = parent_id WHERE parent_id = NEW.id;
    RETURN NULL;
"""


class UnitQuerySet(models.QuerySet["Unit"]):
    def at_or_below(self, *units: "Unit") -> "UnitQuerySet":
        """These units and everything beneath them."""
        return self.filter(path__overlap=[unit.pk for unit in units])

    def open(self) -> "UnitQuerySet":
        return self.filter(closed_on=None)


@tracked(leaving_out=["created_at", "path"])
class Unit(TenantModel):
    """A part of the organisation: the whole, a directorate, a service, a team or ward."""

    class Kind(models.TextChoices):
        ORGANISATION = "organisation", lazily("Whole organisation")
        DIRECTORATE = "directorate", lazily("Directorate")
        SERVICE = "service", lazily("Service")
        TEAM = "team", lazily("Team or ward")

    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.TEAM)
    national_code = models.CharField(max_length=20, blank=True)
    warehouse_code = models.CharField(max_length=60, blank=True)
    path = ArrayField(models.BigIntegerField(), editable=False, default=list)
    closed_on = models.DateField(null=True, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "parent", "name"],
                name="people_unit_name_once_below_a_parent",
                nulls_distinct=False,
            ),
            models.UniqueConstraint(
                fields=["organisation", "warehouse_code"],
                condition=~Q(warehouse_code=""),
                name="people_unit_warehouse_code_once",
            ),
        ]
        indexes = [GinIndex(fields=["path"], name="people_unit_path")]
        triggers = [
            pgtrigger.Trigger(
                name="set_path",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_SET_PATH,
            ),
            pgtrigger.Trigger(
                name="move_what_is_below",
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.path IS DISTINCT FROM NEW.path"),
                func=_MOVE_WHAT_IS_BELOW,
            ),
        ]

    def __str__(self) -> str:
        return self.name
