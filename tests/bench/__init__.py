"""The reader's benchmark: what a page weighs and how soon it helps, beside the same page made by others.

`make bench-setup` installs the others, `make bench` measures all of them in one run. Nothing here is part of the tests.

    content    the pages that are measured, read from our own built site
    markdown   the text of a page as Markdown
    peers      each generator: its sources written, its site built
    serving    a site served as GitHub Pages serves it, everything that was sent noted down
    installing puts the others into build/bench/
    lighthouse its scores, if asked for
    measuring  one visit in a real Chromium: what was sent, what ran, when the reader saw it
    figures    medians, ratios, goals: numbers in, numbers out
    report     the tables and the file
"""
