"""``python -m charts.engine``: see `command_line`."""

import sys

from charts.engine.command_line import main

sys.exit(main())
