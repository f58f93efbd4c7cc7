"""Keeping a portfolio as one likes to see it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.errors import Invalid, NotNow, NotVisible
from common.http import SignedInRequest
from common.kept_forms import keeps_answers
from dashboards.forms.portfolio import SaveViewForm
from dashboards.selectors.saved_views import view_for
from dashboards.services.saved_views import forget_view, save_view

PAGES = {"coach": "coach_portfolio", "portfolio": "portfolio"}


@keeps_answers
@require_POST
def view_save(request: SignedInRequest, page: str) -> HttpResponse:
    """Keep the filters that are chosen under a name."""
    if page not in PAGES:
        raise NotVisible(_("We could not find that page."))
    address = reverse(PAGES[page])
    form = SaveViewForm(request.POST)
    if form.is_valid():
        query = form.cleaned_data["query"].lstrip("?")
        try:
            view = save_view(
                page=page, name=form.cleaned_data["name"], query=query, by=request.user
            )
        except (Invalid, NotNow) as error:
            form.refuse(error)
        else:
            messages.success(request, _("“{name}” is among your views.").format(name=view.name))
            return redirect(f"{address}?{query}" if query else address)
    context = {"form": form, "cancel_href": address}
    return render(request, "dashboards/view_save.html", context, status=422)


@require_POST
def view_forget(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Remove a view of mine."""
    view = view_for(request.user, public_id)
    forget_view(view=view, by=request.user)
    messages.success(request, _("“{name}” is no longer among your views.").format(name=view.name))
    return redirect(PAGES[view.page])
