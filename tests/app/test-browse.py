# SPDX-License-Identifier: GPL-3.0-or-later
"""Browsing: files handed to the program, the sample library, filters, zoom, brush, list, reader.

Arguments: the program, the command line program, the folder of the project's own articles.
"""

import os
import re
import subprocess
import sys

import nbui

PROGRAM, CLI, ARTICLES = sys.argv[1:4]
ENGLISH = os.environ.get('LANGUAGE', 'en').startswith('en')


def library_path(name):
    return os.path.join(os.environ['XDG_DATA_HOME'], name)


def count_label(app, n):
    """Waits for the timeline to say that it shows so many articles."""
    word = r'articles?' if ENGLISH else 'bài'
    return app.find('list', re.compile(r', %d %s$' % (n, word)))


def span(app):
    """The visible span in words: what the timeline calls itself."""
    return timeline(app).get_name()


def timeline(app):
    return app.find('list', re.compile('^Timeline ' if ENGLISH else '^Dòng thời gian '))


def changed(app, before, what, checks):
    try:
        nbui.wait_for(what, lambda: span(app) != before, 5)
        checks.check(what, True)
    except nbui.Timeout:
        checks.check(what, False, 'still ' + before)
    return span(app)


def changed_by_keys(app, checks):
    """Zooms and opens an article without the pointer."""
    app.activate('win.show-all')
    app.click_at(timeline(app), 0.5, 0.32)
    before = span(app)
    app.keys('plus')
    near = changed(app, before, 'the key + zooms in', checks)
    app.keys('Home')
    changed(app, near, 'Home goes to the beginning', checks)
    app.activate('win.show-all')
    app.click_at(timeline(app), 0.5, 0.32)
    app.keys('Tab', 'Right', 'Return')
    try:
        facts = app.find('label', re.compile('^(Facts|Dữ kiện)$'), timeout=3)
        checks.check('Enter opens the article of a mark', facts)
    except nbui.Timeout:
        checks.check('Enter zooms to the articles of a mark', span(app) != before, span(app))
    app.activate('win.close-reader')
    app.activate('win.show-all')


def double_click(checks):
    """A file that the desktop hands over is taken into the library and read."""
    article = os.path.join(ARTICLES, '04-weekday-line-unknown-place.txt')
    with open(article, encoding='utf-8') as f:
        title = f.readline().strip() or f.readline().strip()
    library = library_path('opened.nienbieu')
    app = nbui.App([PROGRAM, '--library', library, article])
    try:
        checks.check('the file is open in the reader', app.find('label', title))
        count_label(app, 1)
        before = re.sub(r',.*', '', span(app))
        again = os.path.join(ARTICLES, '12-after-merger.html')
        subprocess.run([PROGRAM, '--library', library, again, article], timeout=30, check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        checks.check('the running program takes a second file, and the first one only once', count_label(app, 2))
        checks.check('the whole library stays in view', re.sub(r',.*', '', span(app)) != before, span(app))
        checks.equal('nothing was complained of', app.complaints(), [])
        checks.equal('it closes', app.quit(), 0)
    finally:
        app.stop()
    rows = subprocess.run([CLI, '--library', library, 'list', '--format', 'jsonl'], capture_output=True, text=True)
    checks.equal('both are in the library', len(rows.stdout.splitlines()), 2)


def browse(checks):
    library = library_path('sample.nienbieu')
    subprocess.run([CLI, '--library', library, 'sample'], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    app = nbui.App([PROGRAM, '--library', library])
    try:
        app.resize(1280, 720)
        checks.check('all of the sample is there', count_label(app, 64))

        checks.equal('every button has a name', app.nameless(), [])
        whole = span(app)
        app.scroll(timeline(app), -4, 0.6, 0.4)
        near = changed(app, whole, 'the wheel zooms in', checks)
        app.drag(timeline(app), (0.7, 0.4), (0.4, 0.4))
        moved = changed(app, near, 'dragging pans', checks)
        app.keys('minus')
        app.activate('win.show-all')
        changed(app, moved, 'the whole library comes back', checks)
        app.drag(timeline(app), (0.30, 0.95), (0.55, 0.95))
        changed(app, whole, 'the overview takes a brush', checks)
        app.activate('win.back')

        changed_by_keys(app, checks)

        row = app.find('list item', re.compile('^Cao Bằng: 1 '))
        app.click_at(row)
        checks.check('a province filters', count_label(app, 1))
        app.keys('Escape')
        app.activate('win.show-all')
        app.press('List' if ENGLISH else 'Danh sách')
        title = app.find('label', re.compile('^Sáng 10/2, xã biên giới'))
        app.click_at(title)
        checks.check('a row of the list opens the article', app.find('text', re.compile('phiên chợ'), timeout=10)
                     or app.labels())
        checks.equal('every button of the reader has a name', app.nameless(), [])
        facts = app.labels()
        checks.check('its day is among the facts', any(f in ('10 Feb 2026', '10.2.2026') for f in facts), facts)
        app.activate('win.close-reader')
        app.activate('win.clear-filters')
        count_label(app, 64)
        app.click_at(app.find_still('label', 'Title' if ENGLISH else 'Tiêu đề'))
        first = nbui.wait_for('the order of titles', lambda: next(
            (t for t in app.labels() if t.startswith('Ba Bể: phụ nữ')), None))
        checks.check('the list can be sorted by title', first)
        app.press('Timeline' if ENGLISH else 'Dòng thời gian')
        app.activate('win.clear-filters')
        count_label(app, 64)

        entry = app.find(('entry', 'text'), 'Search the library' if ENGLISH else 'Tìm trong thư viện')
        app.set_text(entry, 'dong ruong')
        nbui.wait_for('a search to answer', lambda: not re.search(r', 64 ', span(app)))
        checks.check('a search without marks finds words with marks', True)
        checks.equal('nothing was complained of', app.complaints(), [])
        checks.equal('it closes', app.quit(), 0)
    finally:
        app.stop()


def story(checks):
    double_click(checks)
    browse(checks)


nbui.run(story)
