"""What teams wrote in the clinical practice improvement programme: blood tests and blood sugar."""

from qiplatform.demonstration.methods.told import Told

SUGAR = Told(
    method="cpip",
    titles=("Steady blood sugar",),
    most=1,
    answers={
        "project": {
            "mission": "A third fewer inpatients with blood sugar out of range within a year.",
            "team": "A diabetes nurse\nTwo ward nurses\nThe dietitian\nSomebody with diabetes "
            "who has stayed here\nA cook",
        },
        "diagnostic": {
            "process": "Nobody decides on insulin between Friday noon and Monday.",
            "causes": "Snacks from the machine\nNo walk after lunch\nTitration waits for the "
            "specialist\nThe chart hangs in the office",
            "vital": "Titration that waits, and snacks.",
        },
        "intervention": {
            "tested": "Nurses titrate by a protocol, first with one person, then on one ward. "
            "Nobody went too low.",
        },
        "impact": {
            "impact": "Half as many people out of range, and fewer transfers to hospital.",
            "cost": "Two days of training. Each transfer that is not needed saves a day of two "
            "nurses.",
        },
        "sustaining": {
            "hold": "The protocol is part of the induction of every nurse.",
            "spread": "The older people's wards have asked for it.",
        },
    },
)

BLOODS = Told(
    method="cpip",
    titles=("Blood tests without the chase", "Safe on clozapine"),
    most=2,
    answers={
        "project": {
            "mission": "Everybody on clozapine has their blood test on the day it is due.",
            "team": "The clinic nurse\nThe pharmacist\nA service user on clozapine\nA driver",
        },
        "diagnostic": {
            "process": "Three lists of the same people, and none of them is right.",
            "causes": "Clinic at nine in the morning\nNobody to drive\nResults come by fax\n"
            "Letters go to old addresses",
            "vital": "The hour of the clinic, and the lists.",
        },
        "intervention": {
            "tested": "An evening clinic twice a month. People with jobs came, some with a friend."
        },
        "impact": {
            "impact": "More people are tested on time, and fewer go without their medicine.",
            "cost": "One evening a fortnight for a nurse. A day of phone calls a week is saved.",
        },
        "sustaining": {
            "hold": "One list, kept by the pharmacist, read out every Monday.",
            "spread": "The lithium clinic.",
        },
    },
)
