"""Run a command that cannot outlive whoever started it (on Linux), as another account if asked.

    python -I -S tether.py PARENT STOP_SIGNAL UID:GID COMMAND [ARGUMENT ...]

The kernel sends STOP_SIGNAL to the command when its parent dies, even of SIGKILL. This is a
program of its own, and not a function run between fork and exec, because the latter is unsafe
in a process with threads. `UID:GID` is `-` to stay the current account.
"""

import os
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1


def main(arguments: list[str]) -> None:
    parent, stop_signal, account, *command = arguments
    ask_kernel = _death_signal(int(stop_signal))  # loaded while Python's library can be read
    if account != "-":
        uid, gid = (int(part) for part in account.split(":"))
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)
    ask_kernel()  # after the change of account: the kernel forgets the request with it
    if os.getppid() != int(parent):
        sys.exit(1)  # the parent died before the kernel could be asked
    os.execvp(command[0], command)


def _death_signal(stop_signal: int) -> Callable[[], object]:
    if sys.platform != "linux":
        return lambda: None
    import ctypes

    process_control = ctypes.CDLL(None, use_errno=True).prctl
    return lambda: process_control(PR_SET_PDEATHSIG, stop_signal)


if __name__ == "__main__":
    main(sys.argv[1:])
