"""Free ports on the loopback address."""

import socket

LOOPBACK = "127.0.0.1"


def is_free(port: int) -> bool:
    with socket.socket() as listener:
        # A port whose last connections are still closing counts as free, as it does for servers.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def free_port(preferred: int | None = None, neighbours: int = 0) -> int:
    """`preferred` or one of the next `neighbours` if free, else any port the system gives."""
    if preferred is not None:
        for port in range(preferred, preferred + neighbours + 1):
            if is_free(port):
                return port
    with socket.socket() as listener:
        listener.bind((LOOPBACK, 0))
        return int(listener.getsockname()[1])
