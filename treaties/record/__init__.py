"""The record as CSV: loading it all or not at all, and dumping it to the same bytes."""
