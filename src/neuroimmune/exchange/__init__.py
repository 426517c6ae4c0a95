"""Other people's formats, plain data first."""
