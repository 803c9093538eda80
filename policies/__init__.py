"""What states decide outside the treaties: policies, steps towards treaty acts, positions."""
