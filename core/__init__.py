"""What every app may use: nothing here knows about treaties."""
