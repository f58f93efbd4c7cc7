"""The uploaded files of a package: checked as they are kept, and taken away again if all fails."""

import csv
import io
import re
from itertools import product

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.utils.translation import gettext as _

from archives.contents import Kind
from archives.unpacking.package import Package
from archives.unpacking.staging import Staged
from archives.vocabulary import FILE_NAME, FILES
from common.errors import Invalid
from common.uploads import LARGEST

_NAME = re.compile(FILE_NAME)
_MOST_LISTED = 256 * 1024**2  # bytes of the list


class Files:
    """What was kept of a package's files, by the name that they had there."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def keep(self, package: Package) -> int:
        """Keep every file that the package lists. Raises Invalid. Returns how many."""
        resource = package.resources.get(FILES)
        if resource is None:
            return 0
        if resource.size > _MOST_LISTED:
            raise Invalid(_("There is more in this archive than an installation takes at once."))
        listed = package.opened(resource)
        text = listed.read().decode(errors="replace")
        listed.check()
        for row in csv.DictReader(io.StringIO(text)):
            self._keep_one(package, row["path"], row["bytes"], row["hash"])
        return len(self.kept)

    def rename_in(self, staged: Staged) -> None:
        """Let rows name their files as they are kept here: nearly always by the same name."""
        moved = {old: new for old, new in self.kept.items() if old != new}
        columns = [column for column in staged.columns if column.kind is Kind.FILE]
        with connection.cursor() as cursor:
            for column, (old, new) in product(columns, moved.items()):
                cell = f'"{column.name}"'
                cursor.execute(
                    f"UPDATE {staged.name} SET {cell} = %s WHERE {cell} = %s", [new, old]
                )

    def take_away(self) -> None:
        """Delete what was kept: the import has failed."""
        for name in self.kept.values():
            default_storage.delete(name)

    def _keep_one(self, package: Package, path: str, size: str, digest: str) -> None:
        name = path.removeprefix(f"{FILES}/")
        if not _NAME.fullmatch(name) or not size.isdigit() or int(size) > LARGEST:
            raise Invalid(
                _("The list of files holds one that cannot be taken: {path}").format(path=path)
            )
        content = package.file(path, int(size), digest)
        data = content.read()
        content.check()
        self.kept[name] = default_storage.save(name, ContentFile(data))
