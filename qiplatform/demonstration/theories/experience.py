"""Why changes are thought to make care kinder. Each: secondary driver, primary driver."""

_HEARD = "People are heard"
_COMPANY = "Nobody is alone with it"
_RESPECT = "Time and language are respected"

DRIVERS = {
    "Plan written side by side": ("Plans are made together", _HEARD),
    "One page, plain words": ("The plan can be understood", _RESPECT),
    "Peer reads it first": ("Somebody who has been there helps", _COMPANY),
    "Ask who matters at the first visit": ("We know who matters", _HEARD),
    "Carers' champion": ("Carers have a person", _COMPANY),
    "Evening call": ("We are there when carers can talk", _RESPECT),
    "Activity box": ("Something is always at hand", _COMPANY),
    "Film night chosen by patients": ("Patients choose", _HEARD),
    "Volunteers on Sundays": ("There are more hands", _COMPANY),
    "Welcome pack": ("People know what happens next", _RESPECT),
    "Hot drink first, forms later": ("The person comes before the form", _RESPECT),
    "Peer on weekday afternoons": ("Somebody who has been there helps", _COMPANY),
    "Booked times": ("People know when", _RESPECT),
    "Questions written down before": ("People's questions come first", _HEARD),
    "Round in two halves": ("There is time for each person", _RESPECT),
    "Three questions by text": ("It is easy to say what you think", _HEARD),
    "You said, we did board": ("People see what came of it", _HEARD),
    "Quiet corner with plants": ("The place is kind", _RESPECT),
    "Suggestions read out each week": ("Every suggestion is read", _HEARD),
    "Owner and date on the board": ("People see what came of it", _HEARD),
    "Language on the front page": ("We know the language before we meet", _RESPECT),
    "Video interpreters": ("An interpreter is minutes away", _RESPECT),
    "Letters in five languages": ("What we write can be read", _HEARD),
    "Peer at the welcome": ("Somebody who has been there helps", _COMPANY),
    "Peer-led walk": ("There are things to do together", _COMPANY),
    "Buddy for each peer worker": ("Peer workers are supported", _RESPECT),
    "Names on the door": ("People know who is who", _RESPECT),
    "Question of the day": ("It is easy to say what you think", _HEARD),
    "One list on the wall": ("People see what came of it", _HEARD),
}

UNTRIED = (
    ("Service users interview new staff", "Patients choose", _HEARD),
    ("A chair for a friend at every review", "We know who matters", _COMPANY),
)
