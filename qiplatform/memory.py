"""Python's search for garbage, in processes that live for long."""

import gc


def spare_the_collector() -> None:
    """Once all code is loaded: look for garbage neither in it nor all the time.

    What is loaded stays for as long as the process lives: looking through it again and again took
    an eighth of the time of a page. And a page makes some thousand objects, which go by themselves
    when it is answered: Python's own 700 before each look cost a fiftieth more.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)
