"""Which policy is in force, and how far a state is on its way to an act: pure functions."""
