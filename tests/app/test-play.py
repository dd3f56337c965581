# SPDX-License-Identifier: GPL-3.0-or-later
"""Playing time, brushing the map's legend, moving by key: what one does with the timeline and the map.

Arguments: the program, the command line program, the folder of the project's own articles (not used).
"""

import os
import re
import subprocess
import sys
import time

import nbui

PROGRAM, CLI = sys.argv[1:3]
ENGLISH = os.environ.get('LANGUAGE', 'en').startswith('en')


def words(english, vietnamese):
    return english if ENGLISH else vietnamese


PLAY = words('Play time', 'Chạy theo thời gian')
STOP = words('Stop playing', 'Dừng chạy')
TIMELINE = words('Timeline', 'Dòng thời gian')


def timeline_says(app):
    """What the timeline calls itself: it names the span and the count."""
    found = app.find_all('list', re.compile('^' + TIMELINE))
    return found[0].get_name() if found else ''


def changed(app, before, timeout=10):
    return nbui.wait_for('the timeline to say something else than %s' % before,
                         lambda: timeline_says(app) not in ('', before) and timeline_says(app), timeout)


def buttons(app, name):
    return app.find_all(nbui.BUTTONS, name)


def stands(app):
    """Waits until the span stays; returns what the timeline says."""
    last = [None, time.monotonic()]

    def same():
        now = timeline_says(app)
        if now != last[0]:
            last[:] = [now, time.monotonic()]
        return time.monotonic() - last[1] > 1.6 and now
    return nbui.wait_for('the span to stay', same)


def play(app, checks):
    whole = timeline_says(app)
    app.find(nbui.BUTTONS, PLAY)
    app.press(PLAY)
    first = changed(app, whole)
    checks.check('the button says that it stops', buttons(app, STOP) and not buttons(app, PLAY))
    changed(app, first)
    app.keys('space')
    app.find(nbui.BUTTONS, PLAY)
    checks.check('the space bar stops', stands(app))
    app.activate('win.back')
    nbui.wait_for('the view before playing', lambda: timeline_says(app) == whole)
    checks.check('one step back leads to before it', True)
    checks.equal('and there is nothing before that', enabled(app, 'back'), False)
    for name, stop in (('Escape', lambda: app.keys('Escape')),
                       ('the wheel', lambda: app.scroll(app.find('list', re.compile('^' + TIMELINE)), -1)),
                       ('its own key', lambda: app.keys('ctrl+shift+p')),
                       ('a click in the window', lambda: app.click_at(app.find('list', re.compile('^' + TIMELINE)), 0.5, 0.3)),
                       ('the button', lambda: app.click_at(app.find(nbui.BUTTONS, STOP)))):
        app.activate('win.show-all')
        nbui.wait_for('all', lambda: timeline_says(app) == whole)
        app.keys('ctrl+shift+p')
        app.find(nbui.BUTTONS, STOP)
        changed(app, whole)
        stop()
        app.find(nbui.BUTTONS, PLAY, timeout=3)
        stands(app)
        checks.check('%s stops it' % name, buttons(app, PLAY) and not buttons(app, STOP))


def the_map(app):
    return app.find('image', re.compile(words('^Map of the provinces|articles: .* provinces?$', '^Bản đồ|bài: .* tỉnh$')))


def brush(app, checks):
    app.activate('win.show-all')
    whole = stands(app)
    said = the_map(app).get_name()
    app.drag(the_map(app), (0.10, 0.56), (0.22, 0.56))
    some = changed(app, whole)
    checks.check('a drag over the legend filters', some)
    checks.check('and can be cleared as any filter', enabled(app, 'clear-filters'))
    app.click_at(the_map(app), 0.03, 0.56)
    checks.equal('a click in it takes the filter back', nbui.wait_for('all', lambda: timeline_says(app) == whole), True)
    app.keys('Right')
    app.find('image', re.compile(words(r'^1 – \d+ articles?: \d+ province', r'^1 – \d+ bài: \d+ tỉnh')))
    app.keys('shift+Right')
    checks.check('the arrow keys brush, too', the_map(app).get_name() != said)
    app.keys('Escape')
    nbui.wait_for('nothing brushed', lambda: the_map(app).get_name() == said)
    checks.equal('which alone does not filter', timeline_says(app), whole)
    app.keys('Left', 'Return')
    checks.check('but Return does', changed(app, whole))
    app.keys('Delete')
    checks.equal('and Delete takes it back', nbui.wait_for('all', lambda: timeline_says(app) == whole), True)


def keys(app, checks):
    timeline = app.find('list', re.compile('^' + TIMELINE))
    app.activate('win.show-all')
    whole = stands(app)
    app.click_at(timeline, 0.5, 0.3)
    app.keys('plus', 'plus', 'plus', 'plus')
    closer = stands(app)
    checks.check('+ comes closer', closer != whole)
    seen = []
    for key in ('Home', 'Next', 'End', 'Prior'):
        app.keys(key)
        seen.append(stands(app))
    checks.check('Home, Page Down, End and Page Up lead to four places', len(set(seen)) == 4 and seen[0] != closer, seen)
    app.activate('win.back')
    back = stands(app)
    app.activate('win.forward')
    checks.check('back and forward', back != seen[-1] and stands(app) == seen[-1], (back, seen))
    x = 0.5
    px, py = app.point(timeline, x, 0.3)
    before = timeline_says(app)
    app.xdotool('mousemove', px, py, 'click', '--repeat', 2, '--delay', 60, 1)
    checks.check('a double click comes closer', stands(app) != before)


def enabled(app, action):
    return app._bus().call_sync(nbui.APP_ID, nbui.OBJECT_PATH + '/window/1', 'org.gtk.Actions', 'Describe',
                                nbui.GLib.Variant('(s)', (action,)), None, 0, 10000, None).unpack()[0][0]


def story(checks):
    library = os.path.join(os.environ['XDG_DATA_HOME'], 'play.nienbieu')
    subprocess.run([CLI, '--library', library, 'sample'], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    app = nbui.App([PROGRAM, '--library', library])
    try:
        app.resize(1280, 720)
        nbui.wait_for('the timeline', lambda: timeline_says(app))
        stands(app)
        play(app, checks)
        brush(app, checks)
        keys(app, checks)
        checks.equal('no button without a name', app.nameless(), [])
        checks.equal('nothing was complained of', app.complaints(), [])
        checks.equal('it closes', app.quit(), 0)
    finally:
        app.stop()


nbui.run(story)
