"""What every test may use."""

from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.contracts.outside", "tests.contracts.in_browser", "tests.whole"]

# How long an example takes depends on what else the machine does: tests marked as timed say that.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")
