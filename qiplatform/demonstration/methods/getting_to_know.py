"""What teams wrote of themselves: the five Ps of teams who want to look after each other."""

from qiplatform.demonstration.methods.told import Told

LOOKING_AFTER = Told(
    method="clinical_microsystem",
    titles=("Well enough to come in", "Looking after each other"),
    most=2,
    answers={
        "purpose": {"purpose": "To get people through their worst days and home again, together."},
        "patients": {
            "who": "Adults of all ages, half of them here before, for three weeks on average.",
            "say": "Kind people, and never the same face twice.",
        },
        "professionals": {
            "who": "Nineteen nurses, eleven support workers, two doctors, a pharmacist on "
            "Tuesdays. Nights are the same six people.",
            "like": "Proud of the work, tired of the gaps. One in five thinks of leaving.",
        },
        "processes": {
            "core": "Arriving\nThe morning round\nHandover\nGoing home",
            "trouble": "Handover: twenty minutes late on half of the days.",
        },
        "patterns": {
            "numbers": "Sickness goes up after weeks with many agency shifts.",
            "talk": "Thursdays at two, twenty minutes, with cake.",
        },
        "theme": {"theme": "Coming back from sick leave: it is where people decide to stay."},
        "test": {
            "learned": "A talk on the first day back helps. A form on the first day does not."
        },
        "standardise": {"playbook": "How we say welcome back, and who does it."},
        "keep": {"next": "Handover."},
    },
)
