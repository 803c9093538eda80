"""The public, read-only REST API of the record."""
