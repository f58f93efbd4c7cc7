"""What a funnel says, in one sentence that names nobody without reason."""

from charts.figures.funnel.spec import FunnelSpec, value_text


def say(spec: FunnelSpec) -> str:
    """Which units differ by more than chance explains; small differences are never ranked."""
    funnel = spec.funnel
    known = sum(value is not None for value in funnel.values)
    if funnel.centre is None or known == 0:
        return "There are no numbers to compare yet."
    together = f"Together they are at {value_text(spec, funnel.centre)}."
    if known == 1:
        return f"There is only one unit with numbers, so nothing to compare. {together}"
    if not spec.outside:
        return (
            f"All {known} differ from one another no more than chance explains. {together} "
            "Ranking them would only rank luck."
        )
    names = _listed(spec.outside)
    verb = "differs" if len(spec.outside) == 1 else "differ"
    return (
        f"{names} {verb} from the others by more than chance explains. {together} "
        "Ask first whether the numbers and the people they are about can be compared."
    )


def describe(spec: FunnelSpec) -> str:
    """The alternative text of the drawing."""
    return (
        f"Funnel chart: {spec.title}, {spec.period_words}. {spec.value_words} against number of "
        f"{spec.size_words}, {len(spec.funnel.names)} units. {say(spec)}"
    )


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
