# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program through its accessibility tree, its actions and the display.

To be used inside run-in-window.  Everything that depends on the program having got
somewhere waits for it (wait_for), so that a slow machine is only slow.

GTK 4.8: text must be asked for with its length; rows have no name of their own (read
the label inside); a widget without a label is named by its type; co-ordinates are those
of the window.
"""

import os
import re
import subprocess
import sys
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

APP_ID = 'io.github.nienbieu.NienBieu'
OBJECT_PATH = '/' + APP_ID.replace('.', '/')
BUTTONS = ('push button', 'toggle button', 'button', 'check box', 'radio button', 'switch')


class Timeout(Exception):
    pass


def wait_for(what, condition, timeout=20):
    """Returns the first true value of condition(), or raises Timeout naming what was awaited."""
    end = time.monotonic() + timeout
    error = None
    while time.monotonic() < end:
        try:
            value = condition()
            if value:
                return value
        except (GLib.Error, subprocess.CalledProcessError) as e:
            error = e  # an object that went away while it was looked at
        time.sleep(0.03)
    raise Timeout('waited %d s for %s%s' % (timeout, what, ' (%s)' % error if error else ''))


def children(node):
    """What is in node: nothing if it goes away while it is looked at, which a dialog that closes does. That the program
    itself is gone is seen where something is waited for."""
    try:
        found = [node.get_child_at_index(i) for i in range(node.get_child_count())]
    except GLib.Error:
        return []
    return [child for child in found if child is not None]


def walk(node):
    """node's descendants, depth first."""
    for child in children(node):
        yield child
        yield from walk(child)


def text_of(node):
    """The text of a label, entry or text view; its name where it has no text; nothing if it went away."""
    for look in (lambda: Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node)), node.get_name):
        try:
            return look() or ''
        except GLib.Error:
            pass
    return ''


def has_state(node, name):
    return node.get_state_set().contains(getattr(Atspi.StateType, name.upper()))


def tree(node, depth=0):
    """node and what is in it as indented lines, for a failure's message."""
    lines = ['%s%s «%s»' % ('  ' * depth, node.get_role_name(), node.get_name() or '')]
    lines += [tree(child, depth + 1) for child in children(node)]
    return '\n'.join(lines)


class App:
    """One running program and its first window."""

    def __init__(self, argv, env=None):
        self.log_path = os.path.join(os.environ['XDG_RUNTIME_DIR'], 'app-%d.log' % time.monotonic_ns())
        self.log_file = open(self.log_path, 'wb')
        self.process = subprocess.Popen(
            argv, env={**os.environ, **(env or {})}, stdin=subprocess.DEVNULL,
            stdout=self.log_file, stderr=subprocess.STDOUT)
        self.bus = None
        try:
            self.root = wait_for('the program on the accessibility bus', self._find_root, 30)
        except Timeout as e:
            self.stop()
            raise Timeout('%s; it said:\n%s' % (e, self.log())) from None
        self.window = self.root.get_child_at_index(0)

    def _find_root(self):
        if self.process.poll() is not None:
            raise Timeout('the program ended with status %d:\n%s' % (self.process.returncode, self.log()))
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if app and app.get_process_id() == self.process.pid and app.get_child_count():
                return app
        return None

    # What the program shows

    def find_each(self, role=None, name=None, within=None):
        """Nodes by role name, and by name: a string for exactly so, a compiled pattern to search for.
        A label's name is its text. Each look at a node is a call over the bus."""
        for node in walk(within or self.root):
            try:
                its_role, its_name = node.get_role_name(), node.get_name() or ''
            except GLib.Error:
                continue
            if role is not None and its_role not in ((role,) if isinstance(role, str) else role):
                continue
            if name is not None:
                names = [its_name]
                if its_role in ('label', 'text'):
                    names.append(text_of(node))
                if isinstance(name, re.Pattern):
                    if not any(name.search(n) for n in names):
                        continue
                elif name not in names:
                    continue
            yield node

    def find_all(self, role=None, name=None, within=None):
        """All of them."""
        return list(self.find_each(role, name, within))

    def find(self, role=None, name=None, within=None, timeout=20):
        """The first such node, waited for."""
        what = '%s «%s»' % (role or 'something', getattr(name, 'pattern', name) or '')
        try:
            return wait_for(what, lambda: next(self.find_each(role, name, within), None), timeout)
        except Timeout as e:
            if self.process.poll() is not None:
                raise Timeout('%s; the program ended with status %d:\n%s'
                              % (e, self.process.returncode, self.log())) from None
            raise Timeout('%s; the window has:\n%s' % (e, tree(self.root))) from None

    def gone(self, role=None, name=None, timeout=20):
        """Waits until there is no such node."""
        wait_for('%s «%s» to go' % (role, name), lambda: not self.find_all(role, name), timeout)

    def labels(self, within=None):
        """Every text on display."""
        return [text_of(n) for n in self.find_all('label', within=within)]

    def title(self):
        return self.window.get_name()

    def nameless(self):
        """Buttons that a screen reader would call by the name of their type, or not at all."""
        return ['%s «%s» (%s)' % (n.get_role_name(), n.get_name(), n.get_description())
                for n in self.find_all(BUTTONS) if re.match(r'(Gtk|Adw|Nb)[A-Z]|$', n.get_name() or '')]

    # What a user does

    def click(self, node):
        """Clicks by the node's own action: no pointer, so nothing can lie in the way."""
        names = [node.get_action_name(i) for i in range(node.get_n_actions())]
        for action in ('click', 'activate', 'press', 'toggle'):
            if action in names:
                node.do_action(names.index(action))
                return
        raise AssertionError('%s «%s» cannot be clicked: its actions are %s'
                             % (node.get_role_name(), node.get_name(), names))

    def press(self, name, timeout=20):
        """Clicks the button of that name."""
        self.click(self.find(BUTTONS, name, timeout=timeout))

    def set_text(self, node, text):
        assert Atspi.EditableText.set_text_contents(node, text), 'the text cannot be set'

    def activate(self, action, parameter=None):
        """Runs an action by its detailed name, 'app.about' or 'win.show-sidebar', over the bus; parameter is a
        GLib.Variant."""
        prefix, name = action.split('.', 1)
        path = OBJECT_PATH if prefix == 'app' else OBJECT_PATH + '/window/1'
        arguments = GLib.Variant.new_tuple(
            GLib.Variant('s', name),
            GLib.Variant('av', [parameter] if parameter is not None else []),
            GLib.Variant('a{sv}', {}))
        self._bus().call_sync(APP_ID, path, 'org.gtk.Actions', 'Activate', arguments, None, 0, 10000, None)

    def actions(self, prefix='win'):
        """Names of the program's ('app') or window's ('win') actions."""
        path = OBJECT_PATH if prefix == 'app' else OBJECT_PATH + '/window/1'
        return self._bus().call_sync(APP_ID, path, 'org.gtk.Actions', 'List', None, None, 0, 10000, None).unpack()[0]

    def _bus(self):
        self.bus = self.bus or Gio.bus_get_sync(Gio.BusType.SESSION, None)
        return self.bus

    # The display: for what only a pointer or a keyboard does

    @staticmethod
    def xdotool(*args):
        return subprocess.run(['xdotool', *map(str, args)], capture_output=True, text=True, check=True).stdout.strip()

    def window_id(self):
        found = wait_for('the window on the display', lambda: self.xdotool(
            'search', '--onlyvisible', '--pid', self.process.pid, '--name', '.'))
        return found.split()[0]

    def geometry(self):
        """x, y, width and height of the window on the display."""
        lines = self.xdotool('getwindowgeometry', '--shell', self.window_id()).split('\n')
        values = dict(line.split('=') for line in lines)
        return tuple(int(values[k]) for k in ('X', 'Y', 'WIDTH', 'HEIGHT'))

    def resize(self, width, height):
        """There is no window manager: the window is put into the corner and made as large as asked for."""
        window = self.window_id()
        self.xdotool('windowmove', window, 0, 0, 'windowsize', window, width, height)
        wait_for('the window to have %d × %d' % (width, height), lambda: self.geometry()[2:] == (width, height))

    def focus(self):
        """Gives the window the keyboard, as a window manager would."""
        self.xdotool('windowfocus', '--sync', self.window_id())

    def extents(self, node):
        """x, y, width and height of a node in the window."""
        r = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        return r.x, r.y, r.width, r.height

    def point(self, node, fx=0.5, fy=0.5):
        """A point on the display: fx and fy are the share of the node's width and height."""
        x, y, w, h = self.extents(node)
        wx, wy = self.geometry()[:2]
        return round(wx + x + fx * w), round(wy + y + fy * h)

    def find_still(self, role=None, name=None, timeout=20):
        """The first such node, once it neither moves nor gives way to another: rows of a list are used again."""
        seen = [None]

        def still():
            node = next(self.find_each(role, name), None)
            now = node and (node, self.extents(node))
            same = now and seen[0] and now[0] == seen[0][0] and now[1] == seen[0][1]
            seen[0] = now
            time.sleep(0.25)
            return node if same else None
        return wait_for('%s «%s» to stand still' % (role, getattr(name, 'pattern', name)), still, timeout)

    def click_at(self, node, fx=0.5, fy=0.5, button=1):
        x, y = self.point(node, fx, fy)
        self.xdotool('mousemove', x, y, 'sleep', '0.05', 'click', button)

    def drag(self, node, start, end):
        """Drags with the first button between two points, each (fx, fy)."""
        x0, y0 = self.point(node, *start)
        x1, y1 = self.point(node, *end)
        steps = ['mousemove', x0, y0, 'sleep', '0.05', 'mousedown', 1]
        for i in range(1, 9):
            steps += ['mousemove', round(x0 + (x1 - x0) * i / 8), round(y0 + (y1 - y0) * i / 8), 'sleep', '0.02']
        self.xdotool(*steps, 'mouseup', 1)

    def scroll(self, node, clicks, fx=0.5, fy=0.5, modifier=None):
        """Turns the wheel: down where clicks is positive."""
        x, y = self.point(node, fx, fy)
        steps = ['mousemove', x, y, 'sleep', '0.05']
        steps += ['keydown', modifier] if modifier else []
        steps += ['click', '--repeat', abs(clicks), '--delay', 30, 5 if clicks > 0 else 4]
        steps += ['keyup', modifier] if modifier else []
        self.xdotool(*steps)

    def keys(self, *keys):
        """Presses keys by their X names: 'ctrl+f', 'Escape'."""
        self.focus()
        self.xdotool('key', '--delay', 30, *keys)

    def type(self, text):
        self.focus()
        self.xdotool('type', '--delay', 30, text)

    def screenshot(self, path):
        """A picture of the whole display."""
        screenshot(path)

    # The end

    def log(self):
        """What the program wrote on its outputs."""
        self.log_file.flush()
        with open(self.log_path, encoding='utf-8', errors='replace') as f:
            return f.read()

    def complaints(self):
        """Warnings and criticals of GLib, GTK and the program itself."""
        return [line for line in self.log().splitlines()
                if re.search(r'(WARNING|CRITICAL|ERROR) \*\*:|-(WARNING|CRITICAL|ERROR) ', line)
                # not the program's: the bare display has no settings daemon and no sound
                and not re.search(r'a11y|AT-SPI|dconf|portal|canberra|Unable to acquire the address', line)]

    def quit(self, timeout=20):
        """Closes it as a user does; returns the exit status."""
        try:
            self.activate('app.quit')
        except GLib.Error:
            pass  # it may be gone before it has answered
        return self.process.wait(timeout)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def screenshot(path):
    """The whole display as a PNG."""
    subprocess.run(['import', '-window', 'root', path], check=True, stdin=subprocess.DEVNULL)


class Checks:
    """Counts what was checked and prints it as TAP."""

    def __init__(self):
        self.count = 0
        self.failed = 0

    def check(self, name, ok, detail=''):
        self.count += 1
        self.failed += not ok
        print('%s %d - %s' % ('ok' if ok else 'not ok', self.count, name), flush=True)
        if not ok and detail:
            print('\n'.join('# ' + line for line in str(detail).splitlines()), flush=True)

    def equal(self, name, got, wanted):
        self.check(name, got == wanted, 'got %r, wanted %r' % (got, wanted))

    def finish(self):
        print('1..%d' % self.count, flush=True)
        sys.exit(1 if self.failed or not self.count else 0)


def run(story):
    """Runs story(checks) to the end or to its first exception, which counts as a failed check."""
    checks = Checks()
    try:
        story(checks)
    except Exception as e:  # noqa: BLE001 - whatever went wrong is the test's result
        checks.check('%s: %s' % (type(e).__name__, str(e).splitlines()[0] if str(e) else ''), False, e)
    checks.finish()
