"""The sheet on which a native reader vouches for words, or says what is not right: one file, read without the site."""
