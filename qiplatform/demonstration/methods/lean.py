"""What teams wrote on their A3: letters that come too late."""

from qiplatform.demonstration.methods.told import Told

LETTERS = Told(
    method="a3",
    titles=("Letters that arrive", "A letter in a day"),
    most=3,
    answers={
        "background": {
            "matters": "The surgery has to go on with treatment that it does not know of. Twice "
            "last year somebody went without medicine for a week.",
            "history": "A reminder by e-mail to all doctors. It helped for a month.",
        },
        "current_condition": {
            "seen": "The letter is begun when the person has left, from memory, at the end of a "
            "shift. It waits for a signature over the weekend.",
            "numbers": "Half of the letters take longer than a day. On Fridays nearly all do.",
        },
        "goal": {"target": "The letter is there before the person is home."},
        "root_cause": {
            "whys": "The letter is late, because it is begun late\n"
            "It is begun late, because it takes an hour of peace\n"
            "It takes an hour, because the story has to be pieced together\n"
            "It has to be pieced together, because nothing is kept for it day by day",
            "cause": "Nobody begins the letter while the person is still there.",
        },
        "countermeasures": {
            "options": "Begin it on the first day\nOne page instead of four\n"
            "Ten minutes after the round for letters",
            "chosen": "Begin it on the first day: it costs nothing and helps the next shift too.",
        },
        "plan": {
            "actions": "Template of one page, the clinical lead, end of the month\n"
            "Ten minutes after each round, the ward manager, from Monday\n"
            "Teach it to new doctors, the consultant, each August and February",
        },
        "follow_up": {
            "result": "Most letters leave on the day. Those of Fridays still wait.",
            "next": "What is written for the letter is now read at handover.",
        },
    },
)
