"""Why changes are thought to get people home sooner. Each: secondary driver, primary driver."""

_PURPOSE = "Every day has a purpose"
_AFTER = "Life after the ward is ready"
_TOGETHER = "Services act as one"

DRIVERS = {
    "Purpose of the stay on day one": ("Everybody knows what the stay is for", _PURPOSE),
    "Daily review at the board": ("Every day somebody asks what is next", _PURPOSE),
    "Housing clinic": ("There is a home to go to", _AFTER),
    "Bed meeting with home treatment": ("Home treatment has a say every day", _TOGETHER),
    "Weekend discharges": ("Weekends are like weekdays", _PURPOSE),
    "Crisis house pathway": ("There is something between home and ward", _AFTER),
    "Visit booked before leaving": ("The next visit is fixed", _AFTER),
    "Shared diary": ("Ward and team see the same diary", _TOGETHER),
    "Friday check": ("Nobody is lost over a weekend", _TOGETHER),
    "Review at six months": ("Plans are looked at again", _PURPOSE),
    "Step-down group": ("There is something after us", _AFTER),
    "Open return for a year": ("Coming back is easy", _AFTER),
    "Medicines the day before": ("What people take home is ready", _PURPOSE),
    "Transport at ten": ("The way home is booked", _AFTER),
    "Planned date on the board": ("Everybody knows the date", _PURPOSE),
    "Weekly call with the council": ("Council and ward decide together", _TOGETHER),
    "Barriers list with names": ("Each barrier has an owner", _PURPOSE),
    "Funding panel slot": ("Money is decided in time", _TOGETHER),
    "Leave planner at handover": ("Leave is planned every shift", _PURPOSE),
    "Driver shared with the next ward": ("Someone can drive", _TOGETHER),
    "Improvement workshop": ("The whole path is looked at together", _TOGETHER),
    "Discharge plan from day one": ("Everybody knows what the stay is for", _PURPOSE),
    "Two-minute check before handover": ("Every day somebody asks what is next", _PURPOSE),
}

UNTRIED = (
    ("Family joins the review by telephone", "Every day somebody asks what is next", _PURPOSE),
    ("Key to the flat checked in week one", "There is a home to go to", _AFTER),
)
