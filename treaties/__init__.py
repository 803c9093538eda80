"""The record: treaties, states, what each has done, and what follows from it."""
