"""What teams wrote under the Theory of Constraints: people who could go home and cannot."""

from qiplatform.demonstration.methods.told import Told

DISCHARGE = Told(
    method="theory_of_constraints",
    titles=("No day longer than needed", "Unblocking discharge"),
    most=3,
    answers={
        "identify": {
            "flow": "People, from “well enough” to their own front door.",
            "queues": "Waiting for a place to live: 7 people\nWaiting for a care package: 3\n"
            "Waiting for medicines to take home: 2",
            "constraint": "The housing form. Only one person can fill it in.",
        },
        "exploit": {
            "lost": "She fills it in between two other tasks, and it comes back half of the time "
            "because something is missing.",
            "tried": "Two hours without a phone each morning, and a list of what the council asks.",
        },
        "subordinate": {
            "others": "Nurses collect the papers in the first week, before anybody asks for them."
        },
        "elevate": {
            "needs": "A second person who may sign: half a day of training.",
            "decided": "The directorate manager, for two wards to begin with.",
        },
        "repeat": {
            "next": "The care package.",
            "inertia": "The rule that the form waits for the round. Nobody knew why.",
        },
    },
)
