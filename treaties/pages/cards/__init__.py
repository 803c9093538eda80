"""Cards: what a page says on a day in a few large words, for those who share its address."""
