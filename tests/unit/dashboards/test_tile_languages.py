"""What is drawn once and kept is kept for each language by itself."""

from datetime import date
from uuid import uuid4

from django.utils import translation

from dashboards.presenters.unit_charts import chart_tiles
from dashboards.selectors.unit_charts import ChartRow
from people.models import Unit

ROW = ChartRow(
    name="Falls", public_id=uuid4(), rhythm="month", decimals=0, data_shape="count", target=None,
    unit_id=1, unit="Willow ward", project=None, variation="improvement", assurance="",
    headline="", latest_value=None, latest_period=None, drawing="", computed_at=None,
    data_version=1, analysed_version=1, attempts=0, last_error="",
)  # fmt: skip


def test_a_tag_speaks_the_language_of_the_page() -> None:
    def said() -> str:
        return str(chart_tiles([ROW], Unit(pk=1), today=date(2027, 3, 27))[0].verdict)

    with translation.override("cy"):
        assert "Yn gwella" in said()
    assert "Improving" in said()
