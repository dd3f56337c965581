# SPDX-License-Identifier: GPL-3.0-or-later
"""The window at a million articles: from its start to the timeline, what a minute of use takes and how long it blocks.

Arguments: the program, the command line program, the peer (hello-window).
NIENBIEU_BENCH_LIBRARY: a library to open; without it one is made. NIENBIEU_BENCH_ARTICLES: how large, a million if not set.
"""

import os
import re
import subprocess
import sys
import time

import nbui
import windowload

PROGRAM, CLI, PEER = sys.argv[1:4]
STARTS = 5
USE_SECONDS = float(os.environ.get('NIENBIEU_BENCH_SECONDS', 60))


def milestones(log):
    return {name: float(ms) for name, ms in re.findall(r'start: (\w+) after ([0-9]+) ms', log)}


def memory(pid):
    with open('/proc/%d/status' % pid, encoding='ascii') as status:
        found = dict(line.split(':', 1) for line in status)
    return tuple(int(found[k].split()[0]) / 1024 for k in ('VmRSS', 'RssAnon'))


def least(values):
    return '%5.0f ms (least of %d; the longest %.0f)' % (min(values), len(values), max(values))


def main():
    library = os.environ.get('NIENBIEU_BENCH_LIBRARY')
    if not library:
        n = int(os.environ.get('NIENBIEU_BENCH_ARTICLES', 1000000))
        library = os.path.join(os.environ['XDG_DATA_HOME'], 'bench.nienbieu')
        windowload.make_library(CLI, library, n)
        print('%d made-up articles' % n, flush=True)
    else:
        print(os.path.basename(library), flush=True)
    # The first time the columns are made and stored: after that the disk is warm, too.
    app = windowload.open_window(PROGRAM, library, 200)
    print('  first time, columns not stored or disk cold: timeline after %.0f ms' % milestones(app.log())['timeline'], flush=True)
    time.sleep(20)
    app.quit()

    hello, starts = [], []
    for _ in range(STARTS):
        done = subprocess.run([PEER], stderr=subprocess.PIPE, text=True, check=True)
        hello.append(milestones(done.stderr)['window'])
        app = windowload.open_window(PROGRAM, library)
        starts.append(milestones(app.log()))
        app.quit()
        app.stop()
    print('  a bare window, until it is drawn  %s' % least(hello))
    for name, words in (('window', 'until the window is drawn'), ('catalog', 'until the catalog is complete'),
                        ('timeline', 'until the timeline is drawn')):
        print('  %-33s %s' % (words, least([s[name] for s in starts])))

    app = windowload.open_window(PROGRAM, library)
    end, steps = time.monotonic() + USE_SECONDS, {}
    while time.monotonic() < end:
        seen = len(app.log())
        for step in windowload.work(app):
            # the worst of each, computing outside painting: see windowload.longest()
            new = app.log()[seen:]
            seen += len(new)
            worst = max([float(ms) for ms in re.findall(r'stall: .*?, ([0-9.]+) ms of it computing', new)], default=0)
            steps[step] = max(steps.get(step, 0), worst)
    print('  memory after %.0f s of use: %.0f MB, of it %.0f MB its own' % ((USE_SECONDS,) + memory(app.process.pid)))
    app.quit()
    print('  the main thread outside painting: %s' % re.search(r'stalls: (.*)', app.log()).group(1))
    print('  what kept it computing longest, by step: %s'
          % (', '.join('%s %.1f ms' % s for s in steps.items() if s[1] > 0) or 'nothing over 8 ms'))
    print('  %s (GTK’s layout and drawing by cairo included)' % re.search(r'frames: .*', app.log()).group(0))
    app.stop()


main()
