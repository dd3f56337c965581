# SPDX-License-Identifier: GPL-3.0-or-later
"""Large libraries, and a session that asks much of the window: for test-stalls.py and the benchmark bench-window.py."""

import re
import sqlite3
import subprocess
import time

import nbui
from gi.repository import GLib

# A copy of an article: all that the catalog holds, not its text, which would only make the file large.
COLUMNS = ('title, happened, happened_first, happened_last, published, published_first, published_last, source, unit, scope, '
           'campaign, about, added, extract_version, tried_version')


def make_library(cli, path, n_articles):
    """The sample articles, over and over again, to the day; their texts are there once."""
    subprocess.run([cli, '--library', path, 'sample'], check=True, capture_output=True)
    db = sqlite3.connect(path)
    db.execute('PRAGMA synchronous = OFF')
    first, last, n = db.execute('SELECT min (id), max (id), count (*) FROM articles').fetchone()
    step = last - first + 1
    copies = 'WITH RECURSIVE k (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM k WHERE k < %d) ' % (n_articles // n)
    # what the program does with every article it takes in needs its own functions
    triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        db.execute('DROP TRIGGER "%s"' % name)
    db.execute(copies + 'INSERT INTO articles (id, content_hash, %s) SELECT a.id + k * %d, randomblob (32), %s FROM k, articles a'
               % (COLUMNS, step, COLUMNS))
    db.execute(copies + 'INSERT INTO facets SELECT article_id + k * %d, value_id FROM k, facets' % step)
    # no two copies of the same days: libraries are not made of a few hundred
    db.execute("UPDATE articles SET happened_first = happened_first + id / ? % 1500 - 1400, "
               "happened_last = happened_last + id / ? % 1500 - 1400 WHERE id > ?", (step, step, last))
    db.execute('DELETE FROM columns')
    for _, sql in triggers:
        db.execute(sql)
    db.commit()
    db.close()


def open_window(program, library, timeout=60):
    """The program with its watch on, its timeline drawn."""
    app = nbui.App([program, '--library', library], env={'NIENBIEU_DEBUG': 'stalls,start'})
    try:
        nbui.wait_for('the timeline', lambda: 'start: timeline' in app.log(), timeout)
    except Exception:
        app.stop()
        raise
    return app


def work(app, search='dan van kheo'):
    """One round of everything: names of steps, each after it was done."""
    timeline = app.find('list', re.compile('^Timeline'))
    app.focus()

    app.scroll(timeline, -40)
    time.sleep(0.3)
    yield 'zooming in'
    app.drag(timeline, (0.7, 0.5), (0.3, 0.5))
    app.drag(timeline, (0.3, 0.5), (0.7, 0.5))
    yield 'panning'
    app.scroll(timeline, 40)
    time.sleep(0.3)
    yield 'zooming out'
    app.activate('win.show-all')
    for i in range(12):
        app.xdotool('mousemove', *app.point(timeline, 0.2 + i * 0.06, 0.6))
        time.sleep(0.04)
    time.sleep(0.5)
    yield 'pointing at columns'
    for lanes, colour in (('region', 'none'), ('province', 'source'), ('none', 'region'), ('none', 'none')):
        app.activate('win.lanes', GLib.Variant('s', lanes))
        app.activate('win.colour', GLib.Variant('s', colour))
        time.sleep(0.3)
    yield 'lanes and colours'
    for _ in range(4):
        app.press(re.compile('^Province unknown'))
        time.sleep(0.25)
    yield 'filters'
    app.keys('ctrl+f')
    app.type(search)
    time.sleep(1)
    yield 'a search'
    app.activate('win.view', GLib.Variant('s', 'list'))
    time.sleep(0.5)
    yield 'the list'
    app.keys('Down', 'Down', 'Return')
    time.sleep(0.5)
    app.activate('win.view', GLib.Variant('s', 'timeline'))
    time.sleep(0.3)
    yield 'an article'
    app.keys('ctrl+f', 'Escape', 'Escape')
    app.activate('win.clear-filters') if 'win.clear-filters' in app.actions() else None
    app.activate('win.show-all')
    time.sleep(0.5)
    yield 'back to everything'


def longest(log):
    """How long the main thread was blocked outside painting, and how long it computed: milliseconds."""
    found = re.search(r'the longest ([0-9.]+) ms, of computing ([0-9.]+) ms', log)
    return float(found.group(1)), float(found.group(2))
