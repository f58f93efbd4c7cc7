"""A driver diagram as a file: for slides, for print, for other programs and for spreadsheets."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _

from charts.figures.picture import png
from common.errors import NotNow
from common.http import SignedInRequest
from common.pdf import NoPdf
from dashboards.diagrams.drawing import draw
from dashboards.diagrams.layout import lay_out
from dashboards.diagrams.paper import as_pdf
from dashboards.diagrams.tabular import as_csv
from dashboards.diagrams.theory import Theory
from dashboards.views.diagram_pages import facts_for

_MOST_PIXELS = 24_000_000  # of a picture; a larger one is drawn at its nominal size


def _picture(theory: Theory, title: str) -> bytes:
    layout = lay_out(theory)
    zoom = 2 if 4 * layout.width * layout.height <= _MOST_PIXELS else 1
    return png(draw(theory, title=title), zoom=zoom)


def _paper(theory: Theory, title: str) -> bytes:
    try:
        return as_pdf(theory, title=title)
    except NoPdf as error:
        raise NotNow(
            _(
                "This server cannot write PDF files yet. Print the page instead, or "
                "ask whoever looks after the server to install Pango."
            ),
            code="no_pdf",
        ) from error


# What each ending means, and how the file is made.
FILES: dict[str, tuple[str, Callable[[Theory, str], bytes]]] = {
    "png": ("image/png", _picture),
    "svg": ("image/svg+xml", lambda theory, title: draw(theory, title=title).encode()),
    "pdf": ("application/pdf", _paper),
    "csv": (
        "text/csv; charset=utf-8",
        lambda theory, title: as_csv(theory).encode("utf-8-sig"),
    ),
}


def diagram_file(request: SignedInRequest, public_id: UUID, *, ending: str) -> HttpResponse:
    """The diagram as it stands, to be kept."""
    facts = facts_for(request, public_id)
    content_type, made = FILES[ending]
    content = made(facts.theory, _("Driver diagram of {project}").format(project=facts.project))
    name = f"{slugify(f'driver diagram {facts.project}')[:80]}.{ending}"
    disposition = content_disposition_header(True, name)
    return HttpResponse(
        content, content_type=content_type, headers={"Content-Disposition": str(disposition)}
    )
