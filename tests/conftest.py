"""What holds for every test."""

from hypothesis import settings

# A slow machine is no fault of the program: speed is measured in benchmarks, never in a timed test.
settings.register_profile("house", deadline=None)
settings.load_profile("house")
