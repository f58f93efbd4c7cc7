"""What teams wrote in their improvement workshops: of waits, and of stays."""

from dataclasses import replace
from datetime import timedelta

from qiplatform.demonstration.methods.told import Told

WAITS = Told(
    method="lean_rpiw",
    titles=(
        "A first talk within a week",
        "Ninety days to a shorter",
        "Purposeful first contact",
    ),
    most=3,
    answers={
        "baseline": {
            "process": "From the referral in the inbox to the first talk face to face.",
            "value": "Being called by a person. Not telling the same story three times.",
            "now": "Eleven steps, four of them waiting\n"
            "Two people open the same referral\n"
            "A third of the rooms stand empty in the morning",
        },
        "workshop": {
            "waste": "Referrals wait for the weekly meeting\n"
            "The same form is typed twice\n"
            "Letters go round three desks for a signature",
            "tried": "We read referrals every day at half past nine. On the third day the tray "
            "was empty for the first time.",
        },
        "target_sheet": {
            "targets": "Days from referral to first talk: halve them\n"
            "Steps from referral to first talk: 11, then 5\n"
            "People called within two days: 1 in 5, then everybody",
            "open": "Room plan for the mornings, the team manager, two weeks\n"
            "Shorter form, the digital team, one month",
            "standard": "Whoever has the week reads, calls and books in one go.",
        },
        "re_measure_30": {
            "slipped": "On leave days nobody read referrals. There is a deputy for each week now."
        },
        "re_measure_60": {
            "slipped": "Two consultants still asked for the old form. We sat down with them."
        },
        "re_measure_90": {
            "next": "The team manager looks at the chart each month, with us, for a year."
        },
    },
)

WAITS_NOW = replace(
    WAITS,
    titles=("Sooner to a first talk", "A shorter wait"),
    workshop_ago=timedelta(days=34),
)

STAYS = Told(
    method="lean_rpiw",
    titles=("Purposeful stays",),
    most=1,
    answers={
        "baseline": {
            "process": "From the door of the ward to the door of the home.",
            "value": "Knowing each day what happens next, and when one can go home.",
            "now": "Nobody could say why a third of the people were still there\n"
            "The round took a morning, decisions came in the afternoon\n"
            "Plans for going home began in the last week",
        },
        "workshop": {
            "waste": "Waiting for the round\nThe same handover three times a day\nLooking for keys",
            "tried": "Half an hour at the board every morning, with everybody who decides.",
        },
        "target_sheet": {
            "targets": "Length of stay: halve it\nViolence towards staff: halve it\n"
            "Complaints: none",
            "open": "A board on Kittiwake Ward, the ward manager, one week\n"
            "Pharmacist at the board, the chief pharmacist, one month",
            "standard": "Every person has a purpose for the day, and somebody who sees to it.",
        },
        "re_measure_30": {"slipped": "Weekends had no board. The weekend doctor leads it now."},
        "re_measure_60": {"slipped": "Nothing. Night staff asked for a board of their own."},
        "re_measure_90": {"next": "Both ward managers, every week, until a year has gone by."},
    },
)
