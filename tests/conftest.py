"""What holds for all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# How long an example takes, or its making, says how busy the machine is, not whether the code is right.
settings.register_profile("followthrough", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("followthrough")
