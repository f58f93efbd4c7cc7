"""What teams wrote under experience-based co-design: how it is to arrive."""

from qiplatform.demonstration.methods.told import Told

WELCOME = Told(
    method="experience_based_co_design",
    titles=("A warm welcome", "The first two hours"),
    most=3,
    answers={
        "set_up": {
            "group": "Two people who have stayed here, one as chair\nA carer\nThe manager\n"
            "A nurse, a doctor and a domestic\nThe people participation lead",
            "support": "A peer worker goes with everybody who tells their story, before and after.",
        },
        "staff": {
            "observed": "People sit in the corridor with their bags while four forms are filled "
            "in. Staff walk past and say “in a minute”.",
            "told": "“I would like to sit down with them, and the computer will not let me.”",
        },
        "patients": {
            "touch_points": "The door locks behind me: frightened\n"
            "Somebody asks for my belt and my phone: ashamed\n"
            "A nurse makes me tea and sits down: safe\n"
            "The same questions for the third time: not believed\n"
            "Shown where I can ring my mother: relieved",
            "film": "Six people. All have seen it, and agreed that it is shown to staff here.",
        },
        "event": {
            "priorities": "Hot drink first, forms later\nOne person who stays for two hours\n"
            "Say what happens next, in writing",
            "surprise": "Staff were as unhappy with the first hour as we were.",
        },
        "groups": {
            "groups": "Welcome pack: two patients, a carer, a nurse\n"
            "First hour: a patient, a doctor, two nurses",
            "changed": "A pack with a charger, a map and names. Forms wait until the drink is "
            "finished.",
        },
        "usual": {"usual": "Whoever opens the door stays. Nobody waits in the corridor."},
        "celebration": {
            "shown": "The film, then the chart, then lunch for everybody who took part.",
            "next": "The garden, which people have asked for since the first day.",
        },
    },
)
