# SPDX-License-Identifier: GPL-3.0-or-later
"""Wheel, drag, swipe, double click, ruler, brush and typed dates: where the marks stand afterwards.

Arguments: the program, the command line program, the folder of the project's own articles (not used).

Marks are found by the titles of their articles. Where something has to move, it is waited for until it stands where it should;
where nothing may move, the window is given time to do the wrong thing.
"""

import json
import os
import re
import subprocess
import sys
import time

import nbui

PROGRAM, CLI = sys.argv[1:3]
ENGLISH = os.environ.get('LANGUAGE', 'en').startswith('en')
STEP = 1.25             # of the wheel
NEAR = 2.5              # pixels: marks are told in whole ones
NOTHING = 0.7           # seconds in which nothing may move


def words(english, vietnamese):
    return english if ENGLISH else vietnamese


TIMELINE = re.compile(words('^Timeline ', '^Dòng thời gian '))
GO_TO = words('Go to date', 'Đến ngày')
NO_DATE = re.compile(words('^That is no date', '^Đây không phải ngày'))
FROM, TO = words(('Beginning of the visible span: ', 'End of the visible span: '), ('Đầu khoảng đang xem: ', 'Cuối khoảng đang xem: '))
BRUSH = words('Visible span: ', 'Khoảng đang xem: ')
MONTHS = ('2019-01-15', '2019-03-18', '2019-05-20', '2019-07-16', '2019-09-19', '2019-11-14', '2020-02-12', '2020-05-13', '2020-08-19',
          '2020-11-18', '2021-04-14', '2021-09-15')


def library_path(name):
    return os.path.join(os.environ['XDG_DATA_HOME'], name)


def make_library(name):
    lines = library_path(name + '.jsonl')
    with open(lines, 'w', encoding='utf-8') as f:
        for i, day in enumerate(MONTHS, 1):
            y, m, d = (int(n) for n in day.split('-'))
            text = ('Ngày %d/%d/%d, tổ dân vận thôn Bến Gỗ họp buổi thứ %d về việc đắp lại đường ra bến.' % (d, m, y, i))
            f.write(json.dumps({'title': 'Buổi họp %s ở Bến Gỗ' % chr(64 + i), 'text': text, 'published': day,
                                'source': 'Báo Bến Gỗ'}, ensure_ascii=False) + '\n')
    path = library_path(name)
    subprocess.run([CLI, '--library', path, 'import', lines], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return path


def timeline(app):
    return app.find('list', TIMELINE)


def places(app):
    """The middle of each article's mark, by the letter of its title, and its height; brush and ends as they are called."""
    node, found = timeline(app), {}
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is None or child.get_role_name() != 'list item':
            continue
        title = re.search('Buổi họp ([A-L]) ở Bến Gỗ', child.get_name() or '')
        x, y, w, h = app.extents(child)
        if title:
            found[title.group(1)] = (x + w / 2, y + h / 2)
        for start in (FROM, TO, BRUSH):
            if (child.get_name() or '').startswith(start):
                found[start] = (x + w / 2, y + h / 2)
    return found


def still(app):
    """Where the marks are, once they stay."""
    last = [None, 0.0]

    def same():
        now = places(app)
        if now != last[0] or not now:
            last[:] = [now, time.monotonic()]
        return time.monotonic() - last[1] > 0.45 and now
    return nbui.wait_for('the marks to stay', same)


def moved(app, before):
    """Where the marks are after they have left where they were: while the view moves they wait for it to come to rest."""
    try:
        nbui.wait_for('the marks to move', lambda: places(app) not in ({}, before), 8)
    except nbui.Timeout:
        pass            # what follows says so
    return still(app)


def stands(app, checks, what, wanted):
    """Waits until each of the marks stands at its x."""
    def there():
        now = places(app)
        return all(k in now and abs(now[k][0] - x) <= NEAR for k, x in wanted.items())
    try:
        nbui.wait_for(what, there, 8)
        checks.check(what, True)
    except nbui.Timeout:
        now = places(app)
        checks.check(what, False, 'wanted %s, they are at %s' % (wanted, {k: now.get(k) for k in wanted}))


def whole(app):
    app.activate('win.show-all')
    nbui.wait_for('all of them', lambda: places(app).keys() >= set('ABCDEFGHIJKL'))
    return still(app)


def pointer(app, x, y):
    wx, wy = app.geometry()[:2]
    return round(wx + x), round(wy + y)


def wheel(app, x, y, clicks, key=None):
    steps = ['mousemove', *pointer(app, x, y), 'sleep', '0.05']
    steps += ['keydown', key] if key else []
    steps += ['click', '--repeat', abs(clicks), '--delay', 25, 5 if clicks > 0 else 4]
    app.xdotool(*steps, *(['keyup', key] if key else []))


def drag(app, start, by, rest, key=None, release=True, press=False):
    """Moves by so many pixels in a tenth of a second, waits @rest seconds and lets go; with @press presses again at once."""
    x, y = pointer(app, *start)
    steps = ['mousemove', x, y, 'sleep', '0.1'] + (['keydown', key] if key else []) + ['mousedown', 1]
    for i in range(1, 11):
        steps += ['mousemove', round(x + by * i / 10), y, 'sleep', '0.01']
    steps += ['sleep', rest] if rest else []
    steps += ['mouseup', 1] if release else []
    steps += ['sleep', '0.03', 'mousedown', 1, 'sleep', '0.1', 'mouseup', 1] if press else []
    app.xdotool(*steps, *(['keyup', key] if key and release else []))


def zoomed(at, before, factor):
    return {k: at + (x - at) * factor for k, (x, y) in before.items() if len(k) == 1 and 480 < at + (x - at) * factor < 1240}


def anchored(app, checks):
    """The wheel: what is under the pointer stays there, the rest spreads from it."""
    before = whole(app)
    x, y = before['F'][0], before['F'][1] + 60
    wheel(app, x, y, -4)
    stands(app, checks, 'the wheel spreads the marks from the pointer', zoomed(x, before, STEP ** 4))
    wheel(app, x, y, 2)
    stands(app, checks, 'and brings them together again', zoomed(x, before, STEP ** 2))
    now = still(app)
    wheel(app, x, y, 1, 'shift')
    stands(app, checks, 'with Shift it pans', {k: now[k][0] - 60 for k in 'EF' if k in now})
    # so near that the names beside the plot give way to days: it stays under the pointer
    before = whole(app)
    wheel(app, x, y, -11)
    now = moved(app, before)
    x = now['F'][0]
    wheel(app, x, y, -9)
    now = moved(app, now)
    checks.check('it stays there down to the day', 'F' in now and abs(now['F'][0] - x) <= 12 and 'E' not in now, (x, now))
    x = now['F'][0]
    wheel(app, x, y, 9)
    now = moved(app, now)
    checks.check('and on the way back', 'F' in now and abs(now['F'][0] - x) <= NEAR, (x, now))
    now = whole(app)
    wheel(app, before['L'][0], y, -2)
    now = moved(app, now)
    checks.check('near the end, too', abs(now['L'][0] - before['L'][0]) <= NEAR, now)
    wheel(app, before['L'][0], y, 12)
    now = moved(app, now)
    checks.check('out further than the library is not gone', all(abs(now[k][0] - before[k][0]) <= NEAR for k in 'AFL'), now)
    before = still(app)
    wheel(app, before['L'][0], before[BRUSH][1], -3)
    now = moved(app, before)
    checks.check('over the overview it zooms at the date there', 'L' in now and 'A' not in now, now)


def panned(app, checks, moving):
    """A drag moves by as much as the pointer; let go in motion it runs on, where motion is wanted."""
    before = whole(app)
    wheel(app, 700, 500, -3)
    before = moved(app, before)
    y = 520
    drag(app, (760, y), -120, 0.4)
    wanted = {k: x - 120 for k, (x, _) in before.items() if len(k) == 1 and 480 < x - 120 < 1240}
    stands(app, checks, 'a drag pans by its length', wanted)
    before = still(app)
    drag(app, (760, y), 100, 0)
    after = moved(app, before)
    key = next(k for k in after if len(k) == 1 and k in before)
    by = after[key][0] - before[key][0]
    if moving:
        checks.check('let go in motion it runs on and comes to rest', by > 130, by)
        before = after
        drag(app, (860, y), -100, 0, press=True)
        after = moved(app, before)
        key = next(k for k in after if len(k) == 1 and k in before)
        stopped = before[key][0] - after[key][0]
        checks.check('a press stops it on its way', 100 - NEAR <= stopped < by - 10, (by, stopped))
    else:
        checks.check('without motion it stops where it was let go', abs(by - 100) <= NEAR, by)
    app.activate('win.back')
    still(app)


def double_click(app, checks):
    before = whole(app)
    x, y = (before['F'][0] + before['G'][0]) / 2, before['F'][1] + 130
    app.xdotool('mousemove', *pointer(app, x, y), 'sleep', '0.5', 'click', '--repeat', 2, '--delay', 60, 1)
    stands(app, checks, 'a double click doubles the scale where it is', zoomed(x, before, 2))


def chosen(app, checks):
    """The ruler, and Shift anywhere: from mark C to mark F the view is theirs."""
    before = whole(app)
    left, right = before['C'][0] - 15, before['F'][0] + 15
    node = app.extents(timeline(app))
    axis = (before['A'][0], before['L'][0])
    for what, y, key in (('a drag along the ruler', node[1] + 16, None), ('a drag with Shift', before['F'][1] + 120, 'shift')):
        before = whole(app)
        drag(app, (left, y), right - left, 0.1, key)
        now = moved(app, before)
        checks.check(what + ' moves to what it marked', 'C' in now and 'F' in now and 'G' not in now and 'B' not in now
                     and now['F'][0] - now['C'][0] > 3 * (right - left), now)
        app.activate('win.back')
        stands(app, checks, 'back', {k: before[k][0] for k in 'AFL'})
    drag(app, (left, node[1] + 16), right - left, 0.1, release=False)
    app.keys('Escape')
    app.xdotool('mouseup', 1)
    time.sleep(NOTHING)
    checks.equal('Escape takes it back', {k: still(app)[k] for k in 'AFL'}, {k: before[k] for k in 'AFL'})
    drag(app, (left, node[1] + 16), 2, 0.1)
    time.sleep(NOTHING)
    checks.equal('a click in the ruler is none', {k: still(app)[k] for k in 'AFL'}, {k: before[k] for k in 'AFL'})
    drag(app, (axis[1] - 30, node[1] + 16), 600, 0.1)
    now = moved(app, before)
    checks.check('beyond the end it ends there', 'L' in now and 'K' not in now, now)


def brushed(app, checks):
    before = whole(app)
    width = before[TO][0] - before[FROM][0]
    y = before[BRUSH][1]
    drag(app, before[TO], -width / 2, 0.1)
    now = moved(app, before)
    checks.check('the right end moves alone', abs(now[TO][0] - before[TO][0] + width / 2) <= NEAR and 'A' in now and 'L' not in now, now)
    drag(app, now[BRUSH], width / 4, 0.1)
    shifted = moved(app, now)
    checks.check('the brush moves as a whole', abs(shifted[TO][0] - now[TO][0] - width / 4) <= NEAR
                 and abs(shifted[FROM][0] - now[FROM][0] - width / 4) <= NEAR, shifted)
    drag(app, shifted[BRUSH], 900, 0.1)
    now = moved(app, shifted)
    checks.check('and stops at the end of the library', abs(now[TO][0] - before[TO][0]) <= NEAR
                 and abs(now[TO][0] - now[FROM][0] - width / 2) <= NEAR, now)
    drag(app, now[FROM], 900, 0.1)
    now = moved(app, now)
    # as wide as a finger needs it
    checks.check('ends do not pass each other', 0 < now[TO][0] - now[FROM][0] < 40 and 'J' not in now, now)
    drag(app, (before[FROM][0] + width * 0.2, y), width * 0.2, 0.1)
    now = moved(app, now)
    checks.check('beside it another is drawn', abs(now[FROM][0] - before[FROM][0] - width * 0.2) <= NEAR
                 and abs(now[TO][0] - before[FROM][0] - width * 0.4) <= NEAR, now)


def ask(app, text):
    """Types a date where one is asked for."""
    app.activate('win.go-to-date')
    entry = app.find('text', GO_TO)
    nbui.wait_for('the entry to have the keyboard', lambda: nbui.has_state(entry, 'focused'))
    app.keys('ctrl+a', 'BackSpace')
    app.type(text)
    nbui.wait_for('the text', lambda: nbui.text_of(entry) == text)
    app.keys('Return')


def typed(app, checks):
    for text, there, gone in (('14.11.2019', 'F', 'G'), ('5.2020', 'H', 'I'), ('2021-04-14', 'K', 'L'), ('2019', 'AF', 'H')):
        before = whole(app)
        ask(app, text)
        nbui.wait_for('the entry to close', lambda: not app.find_all('text', GO_TO))
        now = moved(app, before)
        checks.check('“%s” is gone to' % text, set(there) <= now.keys() and gone not in now, now)
    before = whole(app)
    for text in ('abc', '31/2/2020', '13.2020', '2020-99-99', '…'):
        ask(app, text)
        app.find('label', NO_DATE)
        app.keys('Escape')
        nbui.wait_for('the entry to close', lambda: not app.find_all('text', GO_TO))
    checks.equal('what is no date moves nothing', {k: still(app)[k] for k in 'AFL'}, {k: before[k] for k in 'AFL'})
    before = still(app)
    ask(app, '1.1.1890')
    now = moved(app, before)
    checks.check('a date before the library ends at its beginning', not app.find_all('text', GO_TO) and 'L' not in now, now)


def interrupted(app, checks):
    """One gesture in the middle of another."""
    before = whole(app)
    x, y = before['F'][0], before['F'][1] + 60
    app.xdotool('mousemove', *pointer(app, x, y), 'mousedown', 1, 'mousemove_relative', 40, 0, 'mousemove_relative', 40, 0)
    app.keys('plus')
    app.xdotool('mousemove_relative', 20, 0, 'mouseup', 1)
    checks.check('a key in the middle of a drag', still(app))
    app.keys('plus')
    wheel(app, x, y, -1)
    app.keys('minus')
    app.xdotool('mousedown', 1, 'mousemove_relative', 30, 0, 'click', 4, 'mousemove_relative', 30, 0, 'mouseup', 1)
    checks.check('the wheel in the middle of a drag', still(app))
    after = whole(app)
    checks.check('everything is where it was', all(abs(after[k][0] - before[k][0]) <= NEAR for k in 'AFL'), (before, after))


def moving_settings(on):
    path = os.path.join(os.environ['XDG_CONFIG_HOME'], 'gtk-4.0', 'settings.ini')
    with open(path, encoding='utf-8') as f:
        text = f.read()
    with open(path, 'w', encoding='utf-8') as f:
        f.write(re.sub('gtk-enable-animations=.*', 'gtk-enable-animations=%s' % ('true' if on else 'false'), text))


def story(checks):
    path = make_library('gestures.nienbieu')
    for moving in (False, True):
        moving_settings(moving)
        app = nbui.App([PROGRAM, '--library', path])
        try:
            app.focus()
            nbui.wait_for('the marks', lambda: 'A' in places(app) and 'L' in places(app))
            if not moving:
                anchored(app, checks)
                chosen(app, checks)
                brushed(app, checks)
                typed(app, checks)
                double_click(app, checks)
                interrupted(app, checks)
            panned(app, checks, moving)
            checks.equal('no complaints', app.complaints(), [])
            checks.equal('it ends well', app.quit(), 0)
        finally:
            app.stop()


nbui.run(story)
