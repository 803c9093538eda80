"""The embedded PostgreSQL: a database backend that starts its own server at the first connection.

`place` decides where its files are and who runs it, `cluster` makes them, `server` starts, shares
and stops it, `base` is the Django backend on top.
"""
