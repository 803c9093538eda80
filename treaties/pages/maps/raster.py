"""Pictures of fixed size from those that grow without loss."""

from pathlib import Path

import font_lato
import resvg_py

FONTS = Path(font_lato.__file__).with_name("files")
LETTERS = [str(FONTS / f"Lato-{name}.ttf") for name in ("Regular", "Bold")]
WIDTH = 2000
"""How wide the picture is, in pixels: one for each unit, so that patterns meet without seams."""


def raster(svg: str, width: int = WIDTH) -> bytes:
    """Return a picture as PNG, its words in the letters that come with the product."""
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg,
        width=width,
        skip_system_fonts=True,
        font_files=LETTERS,
        font_family="Lato",
        sans_serif_family="Lato",
    )
    return bytes(drawn)
