"""The Windows set-up: what it is made of, how it is built and tried."""
