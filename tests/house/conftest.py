"""The two towns for the house tests."""

from tests.house.towns import built, world

__all__ = ["built", "world"]
