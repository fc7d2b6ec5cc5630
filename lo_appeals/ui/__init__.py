"""The window. It decides nothing: every rule is asked of the services and the domain."""
