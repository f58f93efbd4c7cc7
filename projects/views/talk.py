"""What is asked and said all over a project."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from common.http import SignedInRequest
from people.calendar import today_of
from projects.permissions import actions_on
from projects.presenters.files import file_lines
from projects.presenters.project import head_of
from projects.presenters.talk import remark_lines
from projects.selectors import project_for
from projects.selectors.conversations import files_in, latest_remarks_in, open_questions_in

LATEST = 50


def project_talk(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Questions that wait for an answer, then what was said last, each with the way to it."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    actions = actions_on(request.user, project, on=today)
    context = {
        "head": head_of(project, actions),
        "questions": remark_lines(project, open_questions_in(project), actions),
        "latest": remark_lines(project, latest_remarks_in(project, most=LATEST), actions),
        "files": file_lines(project, files_in(project), actions),
        "most": LATEST,
    }
    return render(request, "projects/talk.html", context)
