# SPDX-License-Identifier: GPL-3.0-or-later
"""The filter popover: counts, typing, the keyboard, what a screen reader is told.

Arguments: the program, the command line program, the folder of the project's own articles (not used).
"""

import os
import re
import subprocess
import sys

import nbui

PROGRAM, CLI = sys.argv[1:3]
ENGLISH = os.environ.get('LANGUAGE', 'en').startswith('en')


def spoken(name, kind, count, on=False):
    """What a row is called."""
    articles = '%d %s' % (count, ('article' if count == 1 else 'articles') if ENGLISH else 'bài')
    checked = ('checked' if ENGLISH else 'đã chọn') if on else ''
    return ', '.join(filter(None, (name, kind[0 if ENGLISH else 1], articles, checked)))


PLACE, SOURCE, PERSON = ('place', 'địa phương'), ('source', 'nguồn'), ('person', 'người')


def rows(app):
    """The names of the popover's rows."""
    return [n.get_name() for n in app.find_all('list item') if re.search(r', \d+ (articles?|bài)(, |$)', n.get_name() or '')]


def wait_row(app, name):
    return nbui.wait_for('the row «%s»; there are %s' % (name, rows(app)), lambda: next(
        (n for n in app.find_all('list item') if n.get_name() == name), None), 10)


def count_label(app, n):
    return app.find('list', re.compile(r', %d %s$' % (n, r'articles?' if ENGLISH else 'bài')))


def names_of(library, column):
    """How many articles of the library have which value, as the command line lists them."""
    import json
    out = subprocess.run([CLI, '--library', library, 'list', '--format', 'jsonl'], capture_output=True, text=True, check=True).stdout
    counts = {}
    for line in out.splitlines():
        value = json.loads(line).get(column)
        value = value.get('name') if isinstance(value, dict) else value
        if value:
            counts[value] = counts.get(value, 0) + 1
    return counts


def story(checks):
    library = os.path.join(os.environ['XDG_DATA_HOME'], 'facets.nienbieu')
    subprocess.run([CLI, '--library', library, 'sample'], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    by_source = names_of(library, 'source')
    app = nbui.App([PROGRAM, '--library', library])
    try:
        app.resize(1280, 720)
        count_label(app, 64)
        button = app.find(('toggle button', 'push button', 'button'),
                          re.compile('^Filter by place' if ENGLISH else '^Lọc theo địa phương'))
        app.click_at(button)
        checks.check('places have counts', wait_row(app, spoken('Hà Nội', PLACE, 3)))
        source, n = 'Báo Biển Xanh (minh họa)', by_source.get('Báo Biển Xanh (minh họa)', -1)
        checks.check('so have sources, as the command line counts them', wait_row(app, spoken(source, SOURCE, n)))

        app.type('bien x')
        found = nbui.wait_for('names to be found', lambda: len(rows(app)) == 1 and rows(app))
        checks.equal('typing without marks finds a word inside a name', found, [spoken(source, SOURCE, n)])
        app.keys('Return')
        count_label(app, n)
        checks.check('Enter takes it', wait_row(app, spoken(source, SOURCE, n, True)))

        app.keys('ctrl+a', 'BackSpace')
        other = next(s for s, c in sorted(by_source.items()) if s != source and c == 4)
        checks.check('other sources keep their counts: they would widen', nbui.wait_for('other sources', lambda: [
            r for r in rows(app) if r.split(',')[1].strip() in SOURCE and not r.endswith(('checked', 'đã chọn'))
            and int(re.search(r', (\d+) ', r).group(1)) > 0]))
        app.keys('Down', 'Down', 'space')
        nbui.wait_for('Space to take the first place', lambda: [
            r for r in rows(app) if r.split(',')[1].strip() in PLACE and r.endswith(('checked', 'đã chọn'))])
        checks.check('arrows and Space take a place', True)
        app.keys('Escape')
        nbui.wait_for('the popover to close', lambda: not [r for r in rows(app) if other in r])
        checks.check('Escape closes it', True)
        checks.equal('nothing was complained of', app.complaints(), [])
        checks.equal('it closes', app.quit(), 0)
    finally:
        app.stop()


nbui.run(story)
