# SPDX-License-Identifier: GPL-3.0-or-later
"""On a library of a hundred thousand articles nothing keeps the main thread: not opening it, not searching, not zooming.

Arguments: the program and the command line program.
"""

import os
import sys

import nbui
import windowload

PROGRAM, CLI = sys.argv[1:3]
N_ARTICLES = 120000

# Computing, which a busy machine does not make longer, and far more than it is: a wrong turn costs a multiple.
CEILING_MS = 100


def story(checks):
    library = os.path.join(os.environ['XDG_DATA_HOME'], 'large.nienbieu')
    windowload.make_library(CLI, library, N_ARTICLES)
    app = windowload.open_window(PROGRAM, library)
    try:
        for step in windowload.work(app):
            checks.check('it did: ' + step, app.process.poll() is None)
        checks.equal('nothing was complained of', app.complaints(), [])
        checks.equal('it closes', app.quit(), 0)
        blocked, computed = windowload.longest(app.log())
        checks.check('the main thread was never kept computing', computed < CEILING_MS,
                     '%.1f ms\n%s' % (computed, app.log()))
        print('\n'.join('# ' + line for line in app.log().splitlines() if line.startswith(('stall', 'start', 'frames'))))
        print('# blocked for %.1f ms at most, computing for %.1f ms' % (blocked, computed))
    finally:
        app.stop()


nbui.run(story)
