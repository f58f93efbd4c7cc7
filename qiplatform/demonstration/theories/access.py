"""Why changes are thought to get people seen sooner. Each: secondary driver, primary driver."""

_ROOM = "There is room for the next person"
_FIRST = "The first step is the right one"
_EASY = "Coming is easy"
_FAST = "Nothing waits on a desk"

DRIVERS = {
    "One referral meeting a day": ("Referrals are decided the same day", _FAST),
    "Held slots": ("Slots are kept for new people", _ROOM),
    "Call within two days": ("People hear from us at once", _FIRST),
    "Reminder two days before": ("Nobody forgets", _EASY),
    "Choice of time": ("The time suits the person", _EASY),
    "Evening clinic": ("The time suits the person", _EASY),
    "Easier letter": ("The letter says what will happen", _FIRST),
    "Start groups every month": ("Groups start often", _ROOM),
    "Review at session six": ("Treatment ends when it has helped", _ROOM),
    "Shared waiting list": ("One list, one order", _FAST),
    "Pair for every call": ("Two people can go at once", _FAST),
    "Car share map": ("The way there is short", _FAST),
    "Overlap at eight in the evening": ("The busy hours are staffed", _ROOM),
    "Call rota": ("Somebody picks up", _ROOM),
    "Messages from the website": ("There are other ways to reach us", _EASY),
    "Call back list at lunch": ("Nobody is forgotten", _FAST),
    "Scan asked for at referral": ("Results are there at the first visit", _FAST),
    "One-stop clinic": ("One visit instead of three", _EASY),
    "Nurse-led feedback": ("The answer does not wait for a doctor", _FAST),
    "Advice line for surgeries": ("Surgeries can ask first", _FIRST),
    "One-page referral form": ("The referral says what is needed", _FIRST),
    "Monthly lunch with GPs": ("We know each other", _FIRST),
    "Letter begun on day one": ("The letter grows during the stay", _FAST),
    "Template of one page": ("The letter is short", _FAST),
    "Ten minutes after the round": ("Time for writing is protected", _ROOM),
    "Standard work for intake": ("Everybody takes people in the same way", _FIRST),
    "Daily huddle": ("Referrals are decided the same day", _FAST),
    "Two slots kept each day": ("Slots are kept for new people", _ROOM),
    "Five-day improvement workshop": ("The whole path is looked at together", _FIRST),
    "Executives clear the room problem": ("There is a room to meet in", _ROOM),
    "Target sheet agreed": ("Everybody knows the number to reach", _FIRST),
    "30-day report": ("We look again, and say what slipped", _FAST),
    "60-day report": ("We look again, and say what slipped", _FAST),
    "90-day report": ("We look again, and say what slipped", _FAST),
    "Referrals read every day": ("Referrals are decided the same day", _FAST),
    "Two slots kept each week": ("Slots are kept for new people", _ROOM),
    "Joint first visit": ("One visit instead of two", _EASY),
    "Reminder call the day before": ("Nobody forgets", _EASY),
}

UNTRIED = (
    ("First talk by video for those who ask", "The time suits the person", _EASY),
    ("Self-referral form written with service users", "People can come by themselves", _FIRST),
    ("Empty slots offered by text at eight", "Slots are kept for new people", _ROOM),
)
