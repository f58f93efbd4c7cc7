"""Reading a CSV file line by line, however long it is."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qiplatform.loading.columns import Columns, Row


class UnreadableFile(Exception):
    """The file as a whole cannot be loaded. The message says why and what to do."""


@contextmanager
def open_rows(
    path: Path, columns: Columns, *, encoding: str
) -> Iterator[Iterator[tuple[int, Row]]]:
    """The rows of a file with their line numbers, after a look at its header."""
    try:
        with path.open(encoding=encoding, newline="") as file:
            reader = csv.DictReader(file)
            header = list(reader.fieldnames or [])
            if missing := [name for name in columns.all() if name not in header]:
                names = ", ".join(header)
                raise UnreadableFile(
                    f"There is no column “{missing[0]}” in {path.name}. It has: {names}."
                )
            yield ((reader.line_num, row) for row in reader)
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"{path.name} is not written in {encoding}. Try --encoding cp1252."
        ) from error
    except csv.Error as error:
        raise UnreadableFile(f"{path.name} is not a CSV file that we can read: {error}.") from error
