"""What every test may use."""

pytest_plugins = ["tests.contracts.outside", "tests.contracts.in_browser", "tests.whole"]
