"""The account that PostgreSQL runs under: it refuses to run as root."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

UNPRIVILEGED = "nobody"


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int

    def can_read(self, path: Path) -> bool:
        """Whether this account gets through every folder on the way to `path`.

        Asked of the kernel, as the account: modes, access lists and mounts all count.
        """
        question = ["test", "-r", str(path)]
        answer = subprocess.run(
            question,
            user=self.uid,
            group=self.gid,
            extra_groups=[],
            cwd="/",
            check=False,
        )
        return answer.returncode == 0


def database_account() -> Account | None:
    """The account to change to, or None where the current one will do."""
    if os.geteuid() != 0:
        return None
    entry = pwd.getpwnam(UNPRIVILEGED)
    return Account(entry.pw_uid, entry.pw_gid)
