"""Status pages of the UN Treaty Collection: read, and compared with the record.

Pure Python: :func:`~news.reading.depositary.reader.read` turns bytes into a page,
:func:`~news.reading.depositary.comparing.compare` holds the page against the record.
"""
