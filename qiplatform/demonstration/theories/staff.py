"""Why changes are thought to make work better. Each: secondary driver, primary driver."""

_WELL = "People can be well at work"
_TIME = "Time goes to what matters"
_BELONG = "People want to stay"

DRIVERS = {
    "What matters to you talks": ("We know what makes a good day", _BELONG),
    "Ten quiet minutes": ("There is time to breathe", _WELL),
    "Thank-you board": ("Good work is seen", _BELONG),
    "Walk at one": ("There is time to breathe", _WELL),
    "Welcome-back talk": ("Coming back is easy", _WELL),
    "Welcome-back talks": ("Coming back is easy", _WELL),
    "Roster with requests": ("The roster fits lives", _BELONG),
    "Physio drop-in": ("Small pains are looked after", _WELL),
    "Joy in work sessions": ("We know what makes a good day", _BELONG),
    "Slots in the roster": ("Supervision has a time", _TIME),
    "Pairs across teams": ("Somebody is always free", _BELONG),
    "Walk-and-talk option": ("It can happen anywhere", _WELL),
    "Shorter form": ("We ask only what is used", _TIME),
    "Notes during the visit": ("Writing happens once", _TIME),
    "Speech to text trial": ("Writing is quick", _TIME),
    "Roster six weeks ahead": ("Gaps are known early", _TIME),
    "Local bank": ("We cover for each other", _BELONG),
    "Exit talks turned into offers": ("We hear why people leave", _BELONG),
    "Same order every time": ("Nothing is said twice", _TIME),
    "Safety first, then people": ("What matters most comes first", _TIME),
    "Stand up, at the board": ("It stays short", _TIME),
    "Break buddy": ("Somebody covers", _WELL),
    "A room with a door": ("There is a place to rest", _WELL),
    "Nurse in charge goes first": ("Leaders show that it is all right", _BELONG),
    "When do I need gloves? poster": ("Everybody knows when", "Habits change"),
    "Boxes out of corridors": ("Gloves are where they are needed", "The place makes it easy"),
}

UNTRIED = (
    ("Lockers in the right size", "Coming back is easy", _WELL),
    ("One meeting a week cancelled for good", "We ask only what is used", _TIME),
)
