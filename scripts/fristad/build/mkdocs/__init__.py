"""MkDocs' side of a build: its plugin, what mkdocs.yml may say, its pages, how it hears of a stop."""
