"""Names that nobody has: everyday first names with surnames made of two words of the countryside.

A reader sees at once that "Amara Lanternbrook" is invented, and no name is made fun of.
"""

from collections.abc import Iterator

import numpy as np

from people.demonstration import SIGN_INS

FIRST_NAMES = (
    "Abena Aisha Alasdair Alice Amina Anand Anika Arjun Asha Beatriz Bilal Blessing Bronwen "
    "Carlos Chidi Chloe Daniel Daria Delroy Ebony Eilidh Elena Emeka Esther Farah Femi Fiona "
    "Gareth Goran Habib Hana Hassan Helen Ifeoma Imran Irina Jamal Joanna Joseph Kamal Kasia "
    "Kwame Laila Leon Lin Maeve Malik Maria Marek Megan Miriam Mohan Nadia Naomi Niamh Nikhil "
    "Oluchi Omar Padma Paul Priya Rafael Rania Rhys Ruth Samira Sanjay Sean Shanice Sofia "
    "Stefan Tariq Temi Thanh Uma Victor Wei Yasmin Zainab Zara"
)
SURNAME_BEGINNINGS = (
    "Amber Barley Bramble Briar Candle Clover Cobble Copper Cricket Dapple Ember Feather Fern "
    "Gorse Hazel Lantern Lichen Maple Meadow Mistle Moss Nettle Otter Pebble Plum Quill Rowan "
    "Saffron Sedge Silver Sorrel Starling Teasel Thimble Thistle Velvet Whistle Willow"
)
SURNAME_ENDINGS = (
    "acre barrow beam brook cairn dale fen glade harrow heath lane mere moor mill patch reed "
    "row spark thatch wick"
)


def names(rng: np.random.Generator) -> Iterator[str]:
    """Full names without end, each once; no surname comes twice before all have come."""
    first_names = FIRST_NAMES.split()
    surnames = [
        beginning + ending
        for beginning in SURNAME_BEGINNINGS.split()
        for ending in SURNAME_ENDINGS.split()
    ]
    taken = {one.name for one in SIGN_INS}
    while True:
        for surname in rng.permutation(surnames):
            name = f"{rng.choice(first_names)} {surname}"
            if name not in taken:
                taken.add(name)
                yield name
