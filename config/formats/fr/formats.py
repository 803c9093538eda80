"""Numbers in French: coordinates and values of CSS reach templates, so the point stays."""

DECIMAL_SEPARATOR = "."
