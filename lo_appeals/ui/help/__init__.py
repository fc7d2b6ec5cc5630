"""Help inside the program: the guide, the regulation, keys, copies of the portal's documents."""
