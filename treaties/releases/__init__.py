"""Releases: the record written to files in several formats, hashed, chained and kept."""
