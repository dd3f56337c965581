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
    found = app.find_all('image', re.compile('^' + TIMELINE))
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
                       ('the wheel', lambda: app.scroll(app.find('image', re.compile('^' + TIMELINE)), -1)),
                       ('its own key', lambda: app.keys('ctrl+shift+p')),
                       ('a click in the window', lambda: app.click_at(app.find('image', re.compile('^' + TIMELINE)), 0.5, 0.3)),
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
        checks.equal('no button without a name', app.nameless(), [])
        checks.equal('nothing was complained of', app.complaints(), [])
        checks.equal('it closes', app.quit(), 0)
    finally:
        app.stop()


nbui.run(story)
