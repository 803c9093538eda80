"""Reading, without a database or a network: texts in, what they say out."""
