"""Many boxes at once: an outline pasted from elsewhere, or a table. First shown, then added."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from common.errors import Invalid, NotNow
from common.forms import PlatformForm
from common.http import SignedInRequest
from common.templatetags.words import counted
from dashboards.diagrams.pasting import Draft, draft_from, read_outline
from dashboards.diagrams.tabular import read_table
from dashboards.presenters.box import boxes_above
from dashboards.presenters.drafts import keys_there, preview
from dashboards.selectors.diagrams import DiagramFacts, diagram_of
from people.calendar import today_of
from projects.forms.diagram import PasteForm, TableFileForm, TableTextForm
from projects.permissions import check_can_edit
from projects.policies import check_is_open
from projects.selectors import project_for
from projects.services.drafts import add_drafts

_MOST_BYTES = 1_000_000


def diagram_paste(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """An outline as indented lines: shown as boxes, then added."""
    facts = _facts_to_edit(request, public_id)
    targets = boxes_above(facts)
    start = {"under": targets[0][0] if targets else ""}
    form = PasteForm(request.POST or None, targets=targets, initial=start)
    if not form.is_valid() or "edit" in request.POST:
        return _page(request, facts, form, _("Paste an outline"), "dashboards/diagram_paste.html")
    answers = form.cleaned_data
    draft = draft_from(
        read_outline(answers["text"]),
        first=answers["first"],
        under=answers["under"],
        without_secondary=answers["without_secondary"],
    )
    return _add_or_show(request, facts, form, draft, heading=_("Paste an outline"))


def diagram_import(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """A CSV file: what it adds is shown, then added."""
    facts = _facts_to_edit(request, public_id)
    heading, template = _("Read a CSV file"), "dashboards/diagram_import.html"
    if "text" in request.POST and "edit" not in request.POST:
        kept = TableTextForm(request.POST)
        if kept.is_valid():
            draft = read_table(kept.cleaned_data["text"], there=keys_there(facts))
            return _add_or_show(request, facts, kept, draft, heading=heading)
    is_sent = request.method == "POST" and "edit" not in request.POST
    form = TableFileForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    if not form.is_valid():
        return _page(request, facts, form, heading, template)
    try:
        text = _text_of(form)
    except Invalid as error:
        form.refuse(error)
        return _page(request, facts, form, heading, template)
    kept = TableTextForm({"text": text})
    draft = read_table(text, there=keys_there(facts))
    return _add_or_show(request, facts, kept, draft, heading=heading)


def _add_or_show(
    request: SignedInRequest,
    facts: DiagramFacts,
    form: PlatformForm,
    draft: Draft,
    *,
    heading: str,
) -> HttpResponse:
    """Add what was read once the person has seen it; until then show it."""
    shown = preview(draft, facts)
    status = 200
    if "add" in request.POST and shown.adds_something:
        assert facts.diagram is not None
        try:
            add_drafts(
                diagram=facts.diagram,
                boxes=draft.boxes,
                links=draft.links,
                by=request.user,
                at=timezone.now(),
            )
        except Invalid as error:
            messages.error(request, error.sentence)
            status = 422
        else:
            messages.success(request, _("Added {words}.").format(words=shown.words))
            return redirect("diagram", facts.project.public_id)
    context = {
        "form": form,
        "preview": shown,
        "heading": heading,
        "add_label": _("Add {count}").format(count=counted(len(shown.rows), "box,boxes"))
        if shown.rows
        else _("Add links"),
        **_places(facts),
    }
    return render(request, "dashboards/diagram_check.html", context, status=status)


def _page(
    request: SignedInRequest, facts: DiagramFacts, form: PlatformForm, heading: str, template: str
) -> HttpResponse:
    context = {"form": form, "heading": heading, **_places(facts)}
    return render(request, template, context, status=422 if form.errors else 200)


def _places(facts: DiagramFacts) -> dict[str, str]:
    return {
        "project": facts.project.title,
        "project_href": reverse("project", args=[facts.project.public_id]),
        "cancel_href": reverse("diagram", args=[facts.project.public_id]),
    }


def _facts_to_edit(request: SignedInRequest, public_id: UUID) -> DiagramFacts:
    """The diagram of a project that this person may change, once it has been begun."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    check_can_edit(request.user, project, on=today)
    check_is_open(project)
    facts = diagram_of(project)
    if facts.diagram is None:
        raise NotNow(_("Start the driver diagram first. Then paste, or read a file."))
    return facts


def _text_of(form: TableFileForm) -> str:
    """The file as text. Raises Invalid."""
    file = form.cleaned_data["file"]
    if file.size > _MOST_BYTES:
        raise Invalid(
            fields={"file": _("This file is larger than 1 MB. A diagram is much smaller.")}
        )
    content = file.read()
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Invalid(
        fields={"file": _("This is no CSV file. In your spreadsheet choose “Save as”, then CSV.")}
    )
