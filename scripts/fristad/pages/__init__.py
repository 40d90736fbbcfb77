"""What stands on pages: values for templates, one language at a time."""
