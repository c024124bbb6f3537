"""Measurements of the build and of what it publishes; `make bench` runs them all."""
