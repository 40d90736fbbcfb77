"""The benchmark: what a build takes and what a page costs its reader, beside the same pages made by others.

`make bench-setup` installs the others, `make bench` measures all of them in one run. Nothing here is part of the tests.

Building:

    words      made-up words in any script
    corpus     a made-up project of P pages in L languages, in our format
    originals  the pages of our built site as Markdown, for others
    builders   each generator: its sources written, its commands, what it leaves behind
    running    commands run and their time and memory told; a program of its own
    building   builds in turns, pages checked; serve and messages of ours
    budgets    ratios, growth, goals: numbers in, numbers out

Reading:

    content    the pages that are measured, read from our own built site
    peers      each generator: its sources written, its site built
    serving    a site served as GitHub Pages serves it, everything that was sent noted down
    lighthouse its scores, if asked for
    measuring  one visit in a real Chromium: what was sent, what ran, when the reader saw it
    figures    medians, ratios, goals: numbers in, numbers out
    reading    sites in turns

Both:

    markdown   the text of a page as Markdown
    installing puts the others into build/bench/
    report     the tables, the files, README's table
"""
