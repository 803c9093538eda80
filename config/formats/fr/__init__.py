"""How numbers are written in French."""
