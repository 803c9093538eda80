"""Everything that changes what came in, and what is decided about it: one transaction a verb."""
