"""Why changes are thought to make medicines safer. Each: secondary driver, primary driver."""

_ROUND = "The round is done in peace"
_KNOWN = "Everybody knows what the person takes"
_CHECKED = "Checks happen on time"
_OTHER = "There are other ways than a tablet"

DRIVERS = {
    "Chart check at handover": ("Gaps are found the same day", _CHECKED),
    "Red tabard for the round": ("Nobody interrupts the round", _ROUND),
    "Red tabard": ("Nobody interrupts the round", _ROUND),
    "Stock list on the fridge": ("The medicine is there", _ROUND),
    "Blank boxes counted each day": ("Gaps are found the same day", _CHECKED),
    "Pharmacist at the morning meeting": ("Pharmacy is part of the team", _KNOWN),
    "Weekend rota": ("Weekends are like weekdays", _CHECKED),
    "Call the surgery first": ("The list comes from the source", _KNOWN),
    "Finger-prick machine": ("The test is easy", _CHECKED),
    "Saturday clinic": ("The test fits into a week", _CHECKED),
    "Text the day before": ("Nobody forgets", _KNOWN),
    "Review slot in the ward round": ("Every medicine has a reason", _CHECKED),
    "Dose calculator": ("High doses are seen", _KNOWN),
    "Plan for each medicine": ("Every medicine has a reason", _KNOWN),
    "Shared list with surgeries": ("Surgery and clinic see the same list", _KNOWN),
    "Birthday-month reminders": ("Nobody forgets", _CHECKED),
    "Warm drinks and a walk first": ("Something else is offered first", _OTHER),
    "Weighted blankets": ("Comfort is at hand", _OTHER),
    "Evening quiet hour": ("Evenings are calm", _OTHER),
    "Snack choices with the kitchen": ("Meals fit the medicine", "Food and movement do their part"),
    "Nurse-led titration": ("Doses are changed the same day", _CHECKED),
    "Walk after lunch": ("People move every day", "Food and movement do their part"),
}

UNTRIED = (
    ("Leaflet read together before the first dose", "Every medicine has a reason", _KNOWN),
    ("One cupboard layout on all wards", "The medicine is there", _ROUND),
)
