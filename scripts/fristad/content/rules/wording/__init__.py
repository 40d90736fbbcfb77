"""Swedish that leans on what its reader knows: told to editors before it is translated into every language."""
