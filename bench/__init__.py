"""Measurements of the build and of what it publishes; `make bench` runs them all."""

import scripts  # noqa: F401  # before the packages that another Python lacks: it says so
