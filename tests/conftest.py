"""How random cases are drawn: the same ones each time in `make test`, many new ones in `make night`."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("default", deadline=None, derandomize=True)
settings.register_profile("night", deadline=None, max_examples=5_000)
settings.load_profile("default")
