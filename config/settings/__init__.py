"""Settings modules: `base` for every process, `test` for the tests."""
