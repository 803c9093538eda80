"""The map of a treaty: the land, how states look on a day, the whole course of time."""
