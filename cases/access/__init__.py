"""Admission to single cases: access rows, one-case links, changes of posts."""
