"""A hostile site ends every visit in a word or a count, within bounded memory and time."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.news.fetching import hostile

ROOT = Path(__file__).parents[3]
MOST_MIB = 300


@pytest.mark.slow
def test_every_visit_to_a_hostile_site_ends_within_bounds(site):
    where = hostile.serve_on(site)
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.news.fetching.hostile", json.dumps(where)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert set(told["ended"]) == set(where)
    ended = {name: how for name, how in told["ended"].items() if name in hostile.EXPECTED}
    assert ended == hostile.EXPECTED
    assert told["most_mib"] < MOST_MIB, done.stderr
    assert "/again" not in site.paths
