# SPDX-License-Identifier: GPL-3.0-or-later
"""First light: the window opens on an empty library, and on the sample library.

Arguments: the program and the command line program.
"""

import os
import subprocess
import sys

import nbui

PROGRAM, CLI = sys.argv[1:3]
TITLE = 'Niên Biểu'


def library_path(name):
    return os.path.join(os.environ['XDG_DATA_HOME'], name)


def empty(checks):
    library = library_path('empty.nienbieu')
    app = nbui.App([PROGRAM, '--library', library])
    try:
        checks.equal('the window has the program’s name', app.title(), TITLE)
        checks.equal('it is a window', app.window.get_role_name(), 'frame')
        x, y, width, height = app.geometry()
        checks.check('it has a size to work in', width >= 600 and height >= 400, '%d × %d' % (width, height))
        checks.check('the library was made', os.path.exists(library))
        checks.check('the empty window says something', any(app.labels()), nbui.tree(app.root))
        checks.equal('nothing was complained of', app.complaints(), [])
        checks.equal('it closes', app.quit(), 0)
    finally:
        app.stop()


def sample(checks):
    library = library_path('sample.nienbieu')
    done = subprocess.run([CLI, '--library', library, 'sample'], capture_output=True, text=True)
    checks.equal('the sample library is filled', done.returncode, 0)
    app = nbui.App([PROGRAM, '--library', library])
    try:
        checks.equal('the window has the program’s name', app.title(), TITLE)
        checks.check('it shows a text', nbui.wait_for('a label', app.labels))
        checks.equal('nothing was complained of', app.complaints(), [])
        checks.equal('it closes', app.quit(), 0)
    finally:
        app.stop()


def story(checks):
    empty(checks)
    sample(checks)


nbui.run(story)
