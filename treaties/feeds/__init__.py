"""What other programs subscribe to: changes as Atom, what lies ahead as calendars."""
