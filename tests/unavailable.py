"""What a test needs and this machine lacks."""

import os

import pytest


def unavailable(sentence: str):
    """Fail in CI, where everything is installed; elsewhere skip with this sentence."""
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)
