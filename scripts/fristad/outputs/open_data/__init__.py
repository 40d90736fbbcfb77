"""Data for others: /data/services.json, programmes.json and coverage.json, with their JSON Schemas."""
