"""What is compared over several messages: terms, opposed terms, phrases that recur, turns of phrase of a language."""
