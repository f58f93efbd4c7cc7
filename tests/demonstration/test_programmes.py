"""Programmes are worth looking at: projects, joint charts, and one that only begins."""

from charts.models import SiteCharts
from projects.models import Programme, ProgrammePlace


def test_there_is_one_of_each_kind(seeded: str) -> None:
    assert Programme.objects.count() == 3
    assert ProgrammePlace.objects.joined().exists()


def test_joint_charts_are_drawn(seeded: str) -> None:
    drawn = SiteCharts.objects.select_related("roll_up__state")

    assert drawn.exists()
    assert all(charts.drawings and charts.roll_up.state.chart_wide for charts in drawn)
