"""Files that people send: which kinds are taken, and whether each is what its name says."""

from common.uploads.checking import Checked, checked_file
from common.uploads.kinds import ACCEPTED, LARGEST, TAKEN
from common.uploads.words import words_in

__all__ = ["ACCEPTED", "LARGEST", "TAKEN", "Checked", "checked_file", "words_in"]
