"""New phases that are proposed, as a list of small charts with what each proposal says."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from charts.figures.spec import ChartSpec
from charts.models import Judgement
from charts.presenters.thinking import proposal_of


@dataclass(frozen=True)
class ProposalLine:
    """A proposal beside the small chart that it is about."""

    title: str
    href: str
    place: str
    drawing: str
    variation: str
    words: str
    evidence: str
    start_href: str
    start_label: str


def proposal_line(judgement: Judgement, spec: ChartSpec) -> ProposalLine:
    """What a judgement proposes for the chart of `spec`."""
    measure = judgement.measure
    phase_href = reverse("phase_new", args=[measure.public_id])
    proposal = proposal_of(spec, judgement.proposal, phase_href=phase_href)
    return ProposalLine(
        title=measure.name,
        href=reverse("measure", args=[measure.public_id]),
        place=str(measure.project or measure.unit),
        drawing=measure.state.chart_small,
        variation=measure.state.variation or "no_data",
        words=proposal.words,
        evidence=proposal.evidence,
        start_href=proposal.start_href,
        start_label=_("Start the phase there: {title}").format(title=measure.name),
    )
