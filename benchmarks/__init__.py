"""Measurements of pages and readers on a database that holds the record."""
