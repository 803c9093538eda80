"""What every test may use."""

pytest_plugins = ["tests.contracts.browser"]
