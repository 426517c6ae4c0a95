"""What is computed rather than looked up."""
