"""Texts that stand in cells: none of them may become a formula."""

# A spreadsheet takes a cell that begins with one of these for a formula, and would run it.
_DANGEROUS = tuple("=+-@\t\r\n\x00＝＋－＠'")


def is_dangerous(text: str) -> bool:
    """Whether a spreadsheet might run this text, or take its first sign away."""
    return text.startswith(_DANGEROUS)


def harmless(text: str) -> str:
    """The text as a cell of a CSV file that no spreadsheet takes for a formula."""
    return f"'{text}" if is_dangerous(text) else text


def as_meant(text: str) -> str:
    """The text of a CSV cell without the one apostrophe that kept it from being a formula."""
    return text[1:] if text.startswith("'") and is_dangerous(text[1:]) else text
