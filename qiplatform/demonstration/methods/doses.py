"""What teams wrote under DMAIC: medicines that were due and were not given."""

from qiplatform.demonstration.methods.told import Told

DOSES = Told(
    method="dmaic",
    titles=("No dose missed", "Every medicine, every time"),
    most=3,
    answers={
        "define": {
            "what": "A medicine is due and is not given, and nobody writes why.",
            "who": "Most often people who came in during the night.",
            "when_where": "At ten in the evening and on the first day.",
            "how": "An empty box on the chart, found by the pharmacist the next morning.",
        },
        "measure": {
            "defect": "A box on the chart that is empty without a code.",
            "chance": "Every dose that is due: about four hundred a day.",
        },
        "analyse": {
            "whys": "The dose was not given: the medicine was not there\n"
            "It was not there: nobody had ordered it\n"
            "Nobody had ordered it: the list came after the pharmacy had closed\n"
            "The list came late: it is written at the end of the admission\n"
            "It is written last: the form has it on its last page",
            "few": "Evening admissions, and interruptions during the ten o'clock round.",
        },
        "improve": {
            "actions": "List of medicines first, the admitting doctor, now\n"
            "Red tabard during the round, the nurse in charge, now\n"
            "A cupboard for the night, the pharmacist, next month",
            "learned": "The tabard works when the phone goes to somebody else as well.",
        },
        "standardise": {"usual": "Boxes are looked at in every handover, chart by chart."},
        "control": {
            "watch": "The ward manager, once a week.",
            "signal": "Asks the shift what was different, before asking who.",
        },
    },
)
