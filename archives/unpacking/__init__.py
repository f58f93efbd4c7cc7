"""Reading an export into an empty installation: all of it, or nothing.

Tables are copied into staging as they are, looked at in sets, and only then placed. Whatever is
not as it should be is said in a sentence (`common.errors.Invalid`) and undoes everything.
"""

from archives.unpacking.files import Files
from archives.unpacking.package import Package
from archives.unpacking.placing import place_all

__all__ = ["Files", "Package", "place_all"]
