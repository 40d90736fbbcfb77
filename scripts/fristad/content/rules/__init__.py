"""What must hold for each record and between records; every rule has a stable code."""
