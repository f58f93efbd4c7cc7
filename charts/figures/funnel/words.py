"""What a funnel says, in one sentence that names nobody without reason."""

from charts.figures.funnel.spec import FunnelSpec, value_text
from charts.figures.saying import said as _


def say(spec: FunnelSpec) -> str:
    """Which units differ by more than chance explains; small differences are never ranked."""
    funnel = spec.funnel
    known = sum(value is not None for value in funnel.values)
    if funnel.centre is None or known == 0:
        return _("There are no numbers to compare yet.")
    together = _("Together they are at {level}.").format(level=value_text(spec, funnel.centre))
    if known == 1:
        return _("There is only one unit with numbers, so nothing to compare. {together}").format(
            together=together
        )
    if not spec.outside:
        return _(
            "All {known} differ from one another no more than chance explains. "
            "{together} Ranking them would only rank luck."
        ).format(known=known, together=together)
    names = _listed(spec.outside)
    verb = "differs" if len(spec.outside) == 1 else "differ"
    return _(
        "{names} {verb} from the others by more than chance explains. "
        "{together} Ask first whether the numbers and the people they are "
        "about can be compared."
    ).format(names=names, verb=verb, together=together)


def describe(spec: FunnelSpec) -> str:
    """The alternative text of the drawing."""
    return _(
        "Funnel chart: {title}, {period_words}. {unit} against number "
        "of {size_words}, {names} units. {say}"
    ).format(
        title=spec.title,
        period_words=spec.period_words,
        unit=spec.value_words,
        size_words=spec.size_words,
        names=len(spec.funnel.names),
        say=say(spec),
    )


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
