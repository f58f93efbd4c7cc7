"""A drawing as PNG, for slides and messages."""

_PIXELS_PER_UNIT = 2


def png(svg: str, *, zoom: int = _PIXELS_PER_UNIT, background: str | None = None) -> bytes:
    """The drawing as a PNG picture, twice its nominal size unless told otherwise."""
    # Imported here: the converter is a large binary that most requests never need.
    import resvg_py

    return resvg_py.svg_to_bytes(svg_string=svg, zoom=zoom, background=background)
