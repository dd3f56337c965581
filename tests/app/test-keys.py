# SPDX-License-Identifier: GPL-3.0-or-later
"""Without a pointer and without a screen: what a screen reader finds in the timeline, and the whole way to an article by keys.

Arguments: the program, the command line program, the folder of the project's own articles.
"""

import os
import re
import sqlite3
import subprocess
import sys
import time

import nbui
import windowload
from gi.repository import GLib

PROGRAM, CLI, ARTICLES = sys.argv[1:4]
ENGLISH = os.environ.get('LANGUAGE', 'en').startswith('en')

if ENGLISH:
    COLUMN = re.compile(r'^(first|second|third|fourth) quarter of \d{4}: (\d+) articles?(\. .+)?$')
    MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December'
    MARK = re.compile(r'^(\d+ articles, )?((\d+ )?((%s) )?(\d{4} )?to )?(\d+ )?((%s) )?\d{4}.*: .+' % (MONTH, MONTH))
    THEME, PEAK = '2018 to 2019: Năm dân vận chính quyền', 'fourth quarter of 2020: 6 articles. Kỷ niệm 90 năm'
    UNDATED, LANE = 'date unknown: 4 articles', re.compile('^Lane ')
    BRUSH, FROM, TO = 'Visible span: ', 'Beginning of the visible span: ', 'End of the visible span: '
    REST = re.compile(r'^The first \d+ of \d+ marks\.')
else:
    COLUMN = re.compile(r'^quý (I|II|III|IV) năm \d{4}: (\d+) bài(\. .+)?$')
    MARK = re.compile(r'^(\d+ bài, )?((\d+ )?(tháng \d+ )?(năm \d{4} )?đến )?(\d+ )?(tháng \d+ )?năm \d{4}.*: .+')
    THEME, PEAK = '2018 đến 2019: Năm dân vận chính quyền', 'quý IV năm 2020: 6 bài. Kỷ niệm 90 năm'
    UNDATED, LANE = 'chưa rõ ngày: 4 bài', re.compile('^Làn ')
    BRUSH, FROM, TO = 'Khoảng đang xem: ', 'Đầu khoảng đang xem: ', 'Cuối khoảng đang xem: '
    REST = re.compile(r'^\d+ dấu đầu tiên trong \d+ dấu\.')
FACTS = re.compile('^(Facts|Dữ kiện)$')


def library_path(name):
    return os.path.join(os.environ['XDG_DATA_HOME'], name)


def timeline(app):
    return app.find('list', re.compile('^Timeline ' if ENGLISH else '^Dòng thời gian '))


def names(app):
    """What the timeline's marks are called, in the order in which a screen reader comes by them."""
    node = timeline(app)
    children = [node.get_child_at_index(i) for i in range(node.get_child_count())]
    return [c.get_name() for c in children if c is not None and c.get_role_name() == 'list item']


def mark(app, start):
    return nbui.wait_for('a mark ' + start, lambda: next(
        (n for n in app.find_all('list item', within=timeline(app)) if n.get_name().startswith(start)), None))


def focused(app):
    """The one thing that has the keyboard."""
    found = [n for n in nbui.walk(app.root) if nbui.has_state(n, 'focused')]
    return found[0] if len(found) == 1 else None


def focused_name(app):
    node = focused(app)
    return node.get_name() if node is not None else ''


def press(app, key, what, condition):
    """A key, until what it is for has happened."""
    app.keys(key)
    return nbui.wait_for('%s after %s' % (what, key), condition, 10)


def tab_to(app, start):
    """Tab until what is called so has the keyboard; the number of presses."""
    for n in range(1, 10):
        before = focused_name(app)
        press(app, 'Tab', 'the keyboard to move from ' + before, lambda: focused_name(app) not in ('', before))
        if focused_name(app).startswith(start):
            return n
    raise nbui.Timeout('Tab does not come to %s; it is at %s' % (start, focused_name(app)))


def words(app, checks):
    """The children and what they say."""
    nbui.wait_for('the marks', lambda: names(app))
    said = nbui.wait_for('all of them', lambda: names(app)[-1].startswith(TO) and names(app))
    columns = [COLUMN.match(n) for n in said]
    counts = [int(m.group(2)) for m in columns if m]
    checks.check('a column says its quarter and its number', len(counts) > 20 and sum(counts) > 50, said)
    checks.check('a peak says its headline', [n for n in said if n.startswith(PEAK)], said)
    checks.check('themes of the year are marks', THEME in said, said)
    checks.check('what has no date is told of', UNDATED in said, said)
    checks.equal('the brush and its ends are there', [n.split(':')[0] + ': ' for n in said[-3:]], [FROM, BRUSH, TO])
    checks.equal('nothing is nameless', [n for n in said if not n or n.startswith('Nb')], [])
    x, y, w, h = app.extents(mark(app, PEAK))
    tx, ty, tw, th = app.extents(timeline(app))
    checks.check('a mark is where it is painted', tx < x < tx + tw and ty < y < ty + th and 2 < w < 60 and 20 < h,
                 (x, y, w, h))

    app.focus()
    for _ in range(6):
        app.activate('win.zoom-in')
    near = nbui.wait_for('other marks further in', lambda: not any(COLUMN.match(n) for n in names(app)) and names(app))
    articles = [n for n in near if MARK.match(n) and n != THEME]
    checks.check('further in they are days and headlines', articles, near)
    app.activate('win.show-all')
    checks.check('back out they are the columns again', nbui.wait_for('the columns', lambda: names(app) == said))

    node = mark(app, PEAK)
    node.do_action(0)
    checks.check('a screen reader can activate a mark', nbui.wait_for(
        'the zoom', lambda: not any(n.startswith(PEAK) for n in names(app))))
    app.activate('win.show-all')
    nbui.wait_for('the columns', lambda: names(app) == said)


def to_the_article(app, checks):
    """From the whole library to the text of an article."""
    press(app, 'Tab', 'a mark with the keyboard', lambda: COLUMN.match(focused_name(app)))
    first = focused_name(app)
    checks.check('the mark itself has the keyboard', focused(app).get_role_name() == 'list item', first)
    second = press(app, 'Right', 'the next one', lambda: focused_name(app) not in ('', first) and focused_name(app))
    checks.check('an arrow goes on to the next', COLUMN.match(second), second)
    for _ in range(6):
        app.keys('Return')
        try:
            app.find('label', FACTS, timeout=1.5)
            break
        except nbui.Timeout:
            nbui.wait_for('a mark to keep the keyboard', lambda: focused(app) is not None)
            if focused(app).get_role_name() != 'list item':
                app.keys('Tab')
    checks.check('Enter, again and again, ends in an article', app.find('label', FACTS, timeout=2))
    press(app, 'F6', 'the reader', lambda: focused(app) is not None and focused(app).get_role_name() != 'list item')
    press(app, 'F6', 'the next pane', lambda: focused(app) is not None)
    app.activate('win.close-reader')
    app.activate('win.show-all')


def to_the_rest(app, checks):
    """Brush, lanes and what has no date."""
    app.activate('win.lanes', GLib.Variant('s', 'region'))
    nbui.wait_for('lanes', lambda: any(LANE.match(n) for n in names(app)))
    timeline_first(app)
    tab_to(app, 'Lane ' if ENGLISH else 'Làn ')
    lane = focused_name(app)
    press(app, 'Left', 'the lane to close', lambda: not nbui.has_state(focused(app), 'expanded'))
    checks.check('a lane closes', True)
    press(app, 'Right', 'the lane to open', lambda: nbui.has_state(focused(app), 'expanded'))
    checks.check('and opens', focused_name(app) == lane, focused_name(app))
    press(app, 'Down', 'the next lane', lambda: LANE.match(focused_name(app)) and focused_name(app) != lane)
    app.activate('win.lanes', GLib.Variant('s', 'none'))
    nbui.wait_for('no lanes', lambda: not any(LANE.match(n) for n in names(app)))

    timeline_first(app)
    tab_to(app, FROM)
    before = focused_name(app)
    press(app, 'Right', 'the beginning to move', lambda: focused_name(app).startswith(FROM) and focused_name(app) != before)
    end = next(n for n in names(app) if n.startswith(TO))
    checks.check('an end of the brush moves alone', mark(app, TO).get_name() == end, names(app))
    app.keys('shift+Tab')
    nbui.wait_for('the brush', lambda: focused_name(app).startswith(BRUSH))
    before = focused_name(app)
    press(app, 'Left', 'the brush to move', lambda: focused_name(app).startswith(BRUSH) and focused_name(app) != before)
    checks.check('the brush moves as a whole', mark(app, TO).get_name() != end, names(app))
    app.activate('win.show-all')
    nbui.wait_for('all', lambda: UNDATED in names(app))
    timeline_first(app)
    tab_to(app, UNDATED)
    app.keys('Return')
    checks.check('what has no date opens in the list', app.find('label', 'Title' if ENGLISH else 'Tiêu đề'))


def timeline_first(app):
    """The keyboard to the timeline as a whole."""
    for _ in range(8):
        app.keys('Escape')
        if focused(app) == timeline(app):
            return
        app.keys('F6')
        time.sleep(0.2)
    raise nbui.Timeout('F6 does not come to the timeline')


def spread(library):
    """Puts the articles into four decades: each quarter has a column in each lane."""
    db = sqlite3.connect(library)
    triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        db.execute('DROP TRIGGER "%s"' % name)
    db.execute("UPDATE articles SET happened = printf ('%04d', substr (happened, 1, 4) - id % 29) || substr (happened, 5), "
               "happened_first = happened_first - id % 29 * 365, happened_last = happened_last - id % 29 * 365 "
               "WHERE happened GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-2][0-8]'")
    db.execute('DELETE FROM columns')
    for _, sql in triggers:
        db.execute(sql)
    db.commit()
    db.close()


def many(checks):
    """More marks than anybody listens to."""
    library = library_path('many.nienbieu')
    windowload.make_library(CLI, library, 6000)
    spread(library)
    app = nbui.App([PROGRAM, '--library', library])
    try:
        app.resize(1280, 720)
        # the last window ended with the list
        app.activate('win.view', GLib.Variant('s', 'timeline'))
        nbui.wait_for('the marks', lambda: len(names(app)) > 20)
        app.activate('win.lanes', GLib.Variant('s', 'region'))
        rest = nbui.wait_for('the number of the others', lambda: REST.match(timeline(app).get_description() or '') and
                             timeline(app).get_description())
        checks.check('of many marks the first are there', 100 < len(names(app)) <= 200, (len(names(app)), rest))
        checks.check('the brush is among them', any(n.startswith(BRUSH) for n in names(app)))
        checks.equal('nothing was complained of', app.complaints(), [])
        checks.equal('it closes', app.quit(), 0)
    finally:
        app.stop()


def story(checks):
    library = library_path('sample.nienbieu')
    subprocess.run([CLI, '--library', library, 'sample'], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    app = nbui.App([PROGRAM, '--library', library])
    try:
        app.resize(1280, 720)
        words(app, checks)
        timeline_first(app)
        to_the_article(app, checks)
        to_the_rest(app, checks)
        checks.equal('nothing was complained of', app.complaints(), [])
        checks.equal('it closes', app.quit(), 0)
    finally:
        app.stop()
    many(checks)


nbui.run(story)
