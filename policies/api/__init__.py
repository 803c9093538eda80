"""Policies in the REST API, with the manners of the rest of the record."""
