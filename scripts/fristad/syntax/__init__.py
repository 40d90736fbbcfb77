"""How what people type is read: YAML with places, Markdown, characters, phone numbers, opening hours."""
