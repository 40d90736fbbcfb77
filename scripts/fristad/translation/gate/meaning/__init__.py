"""Whether a translation says what the Swedish does, as far as a program can see; what is found can be allowed."""
