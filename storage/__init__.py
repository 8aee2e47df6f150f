"""Keeps things: units of work over files, durable once `commit` has returned."""
