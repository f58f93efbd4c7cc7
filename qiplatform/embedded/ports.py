"""Free ports on the loopback address."""

import errno
import socket

LOOPBACK = "127.0.0.1"


def is_free(port: int) -> bool:
    """Nobody listens on the port, on either loopback address: a browser may try both."""
    return _can_bind(socket.AF_INET, LOOPBACK, port) and (
        not socket.has_dualstack_ipv6() or _can_bind(socket.AF_INET6, "::1", port)
    )


def free_port(preferred: int | None = None, neighbours: int = 0) -> int:
    """`preferred` or one of the next `neighbours` if free, else any port the system gives."""
    if preferred is not None:
        for port in range(preferred, preferred + neighbours + 1):
            if is_free(port):
                return port
    with socket.socket() as listener:
        listener.bind((LOOPBACK, 0))
        return int(listener.getsockname()[1])


def _can_bind(family: socket.AddressFamily, address: str, port: int) -> bool:
    with socket.socket(family) as listener:
        # A port whose last connections are still closing counts as free, as it does for servers.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((address, port))
        except OSError as error:
            return error.errno == errno.EADDRNOTAVAIL  # this machine has no such address
    return True
