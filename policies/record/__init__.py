"""The files of policies in the record, and the checks that look at them."""
