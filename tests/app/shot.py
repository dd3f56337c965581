# SPDX-License-Identifier: GPL-3.0-or-later
"""The driver of shot: opens the program, does what it is told, takes the picture."""

import sys
import time

import nbui


def main(program, out, size, wait, library, *steps):
    steps = list(zip(steps[::2], steps[1::2]))
    argv = [program]
    # Without --library it is the empty one of the private data folder.
    argv += ['--library', library] if library else []
    argv += [value for kind, value in steps if kind == 'open']
    app = nbui.App(argv)
    try:
        app.resize(*map(int, size.split('x')))
        app.focus()
        app.xdotool('mousemove', int(size.split('x')[0]) - 1, 0)
        time.sleep(float(wait))
        for kind, value in steps:
            if kind == 'action':
                app.activate(value)
            elif kind == 'keys':
                app.keys(*value.split())
            elif kind in ('click', 'hover'):
                app.xdotool('mousemove', *value.split(','))
                if kind == 'click':
                    app.xdotool('click', 1)
            else:
                continue
            time.sleep(float(wait))
        app.screenshot(out)
        for line in app.complaints():
            print(line)
    finally:
        app.stop()


try:
    main(*sys.argv[1:])
except nbui.Timeout as e:
    sys.exit('shot: %s' % e)
