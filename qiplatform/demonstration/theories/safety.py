"""Why changes on wards are thought to make people safer. Each: secondary driver, primary driver."""

_EARLY = "Risk is seen before it grows"
_CALM = "The ward is a calm place"
_TOGETHER = "Staff and patients keep each other safe"
_BODY = "People are strong and looked after"

DRIVERS = {
    # Violence
    "Safety huddle at every shift": ("The team speaks about risk every shift", _EARLY),
    "Safety huddle at 5 pm": ("The team speaks about risk every evening", _EARLY),
    "Safety cross on the wall": ("Everybody can see how safe we are", _TOGETHER),
    "Safety cross by the door": ("Everybody can see how safe we are", _TOGETHER),
    "Calm-down cards": ("Each person has a way to find calm", _CALM),
    "Evening group led by patients": ("There is something to do after supper", _CALM),
    "Quiet room open until ten": ("There is somewhere quiet to go", _CALM),
    "First four wards": ("Wards learn from one another", "The work spreads with care"),
    "Safety huddles spread to ten wards": ("The team speaks about risk every shift", _EARLY),
    "Broset checklist on every ward": ("Risk is looked for in the same way everywhere", _EARLY),
    "Violence talked about in community meetings": ("Patients have a say in safety", _TOGETHER),
    "Trigger lists made with patients": ("We know what upsets each person", _EARLY),
    "Calm rooms": ("There is somewhere quiet to go", _CALM),
    "Debrief after each use": ("We learn from every time", _TOGETHER),
    "Hourly rounding": ("Needs are met before they become urgent", _EARLY),
    "Sensory room": ("There is somewhere quiet to go", _CALM),
    "Pet therapy": ("The day has something good in it", _CALM),
    "Exercise to music": ("The day has something good in it", _CALM),
    "Safety huddles": ("The team speaks about risk every shift", _EARLY),
    "Safety cross": ("Everybody can see how safe we are", _TOGETHER),
    "Weekly learning": ("We learn from every time", _TOGETHER),
    "Community meetings": ("Patients have a say in safety", _TOGETHER),
    "Kind words board": ("We speak to each other with respect", _CALM),
    # Restraint and seclusion
    "Debrief within a day": ("We learn from every time", _TOGETHER),
    "My calm plan in every record": ("We know what helps each person", _EARLY),
    "Practice with actors": ("Staff are sure of what to say", _CALM),
    "Review by two disciplines": ("Every hour is questioned", "Time alone ends as soon as it can"),
    "Sensory room opened": ("There is another place to go", _CALM),
    "Exit plan from hour one": ("The way out is clear", "Time alone ends as soon as it can"),
    # Falls
    "Falls plan on the day of admission": ("Each person's risks are known at once", _EARLY),
    "Shoes and lights round": ("The way is clear and lit", "The place makes walking easy"),
    "Strength class": ("People grow stronger", _BODY),
    # Self-harm, leave, sexual safety, skin
    "Named nurse at each meal": ("Somebody is there to talk to", _TOGETHER),
    "Evening group": ("The hard hours have company", _CALM),
    "Comfort boxes": ("Each person has a way to find calm", _CALM),
    "Night plans": ("The night is planned for", _EARLY),
    "Leave plan signed together": ("We agree on what may happen", _TOGETHER),
    "A call at half time": ("People can reach us on leave", _TOGETHER),
    "Bus times by the door": ("Coming back is easy", "Nothing practical gets in the way"),
    "Standards agreed in the community meeting": ("We agree what is all right", _TOGETHER),
    "Speak-up card": ("It is easy to say so", _EARLY),
    "Bedroom corridors": ("Private rooms stay private", "The place protects people"),
    "Skin check at the weekly bath": ("Skin is looked at", _EARLY),
    "Turning clock": ("Nobody lies still too long", _BODY),
    "Mattress library": ("The right mattress is at hand", _BODY),
}

UNTRIED = (
    ("Night staff join the huddle by telephone", "The team speaks about risk every shift", _EARLY),
    ("New staff shadow a patient for an hour", "Patients have a say in safety", _TOGETHER),
    ("Softer light after nine", "There is somewhere quiet to go", _CALM),
)
