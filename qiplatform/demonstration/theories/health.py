"""Why changes are thought to make bodies healthier. Each: secondary driver, primary driver."""

_EASY = "The healthy way is the easy way"
_SEEN = "Health is looked after in one place"
_DAY = "The day helps"

DRIVERS = {
    "Kit bag for each clinic": ("What is needed is at hand", _EASY),
    "Checks at the injection visit": ("Checks happen when people come anyway", _SEEN),
    "Results on one page": ("Somebody acts on the results", _SEEN),
    "Vaping kit on arrival": ("Help is there in the first half hour", _EASY),
    "Trained on every shift": ("Every shift can help", _SEEN),
    "Garden group at four": ("There is something better to do", _DAY),
    "Adviser in the clinic": ("The adviser is next door", _EASY),
    "Carbon monoxide reading": ("People see their own number", _SEEN),
    "Quit buddy": ("Nobody quits alone", _DAY),
    "Walking football": ("There is movement for everybody", _DAY),
    "Gym induction on day three": ("The gym is open to all", _EASY),
    "Step challenge with staff": ("Staff take part", _DAY),
    "Bright cups": ("A drink is in reach", _EASY),
    "Tea trolley twice": ("Drinks come round", _DAY),
    "Drinks chart by the bed": ("We see who has drunk enough", _SEEN),
    "Soft-close doors": ("Nights are quiet", _EASY),
    "Torches, not lights": ("Nights are dark", _EASY),
    "Eye masks and ear plugs": ("Each person has what helps them sleep", _DAY),
    "Made with people themselves": ("It is theirs", _DAY),
    "Copy in the ambulance folder": ("It travels with the person", _SEEN),
}

UNTRIED = (
    ("Cooking on Thursdays with the dietitian", "There is something better to do", _DAY),
    ("Scales moved out of the corridor", "Checks happen when people come anyway", _SEEN),
)
