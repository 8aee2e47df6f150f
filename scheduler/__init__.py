"""Time in: APScheduler wakes the services."""
