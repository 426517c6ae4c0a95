"""The compiled knowledge: how it is read, named and found."""
