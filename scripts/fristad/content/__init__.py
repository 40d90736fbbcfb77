"""The Swedish source: records on disk, read and held together."""
