"""The whole site: which pages there are, what surrounds each, and how one draft becomes a page in every language."""
