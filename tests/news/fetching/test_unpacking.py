"""What is packed is unpacked piece by piece, and never beyond the limit."""

import gzip
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from news.fetching.errors import BadEncodingError, TooLargeError
from news.fetching.unpacking import Unpacker

PACKERS = {"gzip": gzip.compress, "deflate": zlib.compress, "": bytes}


def unpacked(coding, parts, most, **options):
    unpacker = Unpacker(coding, most, **options)
    for part in parts:
        unpacker.take(part)
    return unpacker.whole()


@given(st.binary(max_size=3000), st.sampled_from(sorted(PACKERS)), st.integers(1, 50))
@example(bytes(2_000_000), "gzip", 64)
def test_in_whatever_pieces_it_comes_the_same_is_unpacked(data, coding, size):
    packed = PACKERS[coding](data)
    parts = [packed[at : at + size] for at in range(0, len(packed), size)]
    assert unpacked(coding, parts, 2_000_000) == data


@given(st.binary(min_size=2, max_size=3000), st.sampled_from(sorted(PACKERS)), st.data())
def test_beyond_the_limit_it_is_refused_or_cut(data, coding, draw):
    most = draw.draw(st.integers(1, len(data) - 1))
    packed = [PACKERS[coding](data)]
    with pytest.raises(TooLargeError):
        unpacked(coding, packed, most)
    assert unpacked(coding, packed, most, cut=True) == data[:most]


@given(st.binary(min_size=1, max_size=300).filter(lambda data: data[:2] != b"\x1f\x8b"))
def test_what_was_never_packed_is_refused(data):
    with pytest.raises(BadEncodingError, match=r"no whole gzip|breaks off"):
        unpacked("gzip", [data], 1000)


@given(st.binary(min_size=1, max_size=300), st.sampled_from(["gzip", "deflate"]), st.data())
def test_what_breaks_off_is_refused(data, coding, draw):
    packed = PACKERS[coding](data)
    kept = draw.draw(st.integers(1, len(packed) - 1))
    with pytest.raises(BadEncodingError, match="breaks off"):
        unpacked(coding, [packed[:kept]], 1000)


def test_many_tiny_files_one_after_another_are_not_all_opened():
    with pytest.raises(BadEncodingError, match="more pieces"):
        unpacked("gzip", [gzip.compress(b"") * 5000], 1000)
