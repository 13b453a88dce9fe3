def add(a, b):
    """Adds."""
    return a + b


print(add(1, 2))
