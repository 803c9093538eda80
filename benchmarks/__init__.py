"""Measurements of pages and readers on the record loaded."""
