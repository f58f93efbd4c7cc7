"""Speed of the heavy reading pages, as ratios to a view that does nothing, on the same server.

Run by ``make bench-pages``, which starts PostgreSQL, Redis, one web process and one worker of its
own, and loads an organisation of 200 projects and one of 20,000. Times are those of whole requests
over one kept connection, the median of rounds that alternate between all pages, since machines are
noisy: compare ratios, not milliseconds; those of processor time hold on a busy machine as well.
Returns 1 where a target is missed.
"""

import logging
import os
import sys

SIZES = tuple(int(size) for size in os.environ.get("BENCH_SIZES", "200,20000").split(","))


def main() -> int:
    import tests.early  # noqa: F401  (sets the environment in which settings are read)

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qiplatform.settings")
    import django

    django.setup()
    from bench.page_targets import measure

    logging.disable(logging.INFO)  # of pages opened here to count their queries

    missed = [target for size in SIZES for target in measure(size, grows=size == max(SIZES))]
    print("\nMissed: " + "; ".join(missed) if missed else "\nAll targets are met.")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
