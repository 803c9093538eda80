"""What every test may use."""

from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.contracts.outside", "tests.contracts.in_browser", "tests.whole"]

# How long an example takes depends on what else the machine does: tests marked as timed say that.
# The same examples come in every run, so that a failure tells of the change at hand; `make fuzz`
# looks for new ones.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "fuzz", settings.get_profile("steady"), derandomize=False, max_examples=1000
)
settings.load_profile("steady")
