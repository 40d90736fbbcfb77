"""Opening hours: read strictly, held against another reading, and turned into weeks, rows and codes."""
