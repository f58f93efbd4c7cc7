#!/bin/sh
# Makes .venv from requirements/NAME.txt, and leaves it alone while that file stays the same.
#   scripts/environment.sh demonstration | development
set -eu
cd "$(dirname "$0")/.."

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

for python in ${PYTHON:-} python3.13 python3.12 python3.11 python3.14 python3 python; do
    if is_new_enough "$python"; then
        exec "$python" scripts/environment.py "$1"
    fi
done
echo "Python 3.11 or newer is needed, and none was found." >&2
echo "Install it (on Debian or Ubuntu: apt install python3 python3-venv), or name it:" >&2
echo "  make demo PYTHON=/path/to/python3" >&2
exit 1
