"""The languages that Fristad knows: what they are called, how they are written, and how one tells two apart."""
