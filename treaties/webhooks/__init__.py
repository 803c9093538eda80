"""Telling programs of changes as they come: queued, signed, sent, tried again."""
