"""Files for translation agencies, and what comes back from them."""
