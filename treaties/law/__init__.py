"""How status, clocks and counts are derived: pure functions of acts and provisions.

No I/O, no clock, no ORM. A day is always an argument; a rule that the code does not know is an
error, never a silent default. Start reading at :mod:`treaties.law.standings`.
"""
