"""What a site is besides its pages, and what every finished file must hold to."""
