# SPDX-License-Identifier: GPL-3.0-or-later
"""The figure dialog: sizes, formats, ways of looking, saving, copying; its files are those of the command line.

Arguments: the program, the command line program, the folder of the project's own articles (not used).
"""

import os
import re
import subprocess
import sys

import nbui

PROGRAM, CLI = sys.argv[1:3]
ENGLISH = os.environ.get('LANGUAGE', 'en').startswith('en')
LANG = 'en' if ENGLISH else 'vi'


def say(english, vietnamese):
    return english if ENGLISH else vietnamese


def told(app, pattern):
    """The line below the preview, waited for."""
    return nbui.text_of(app.find('label', re.compile(pattern), timeout=40))


def radio(app, name):
    app.click_at(app.find(('radio button', 'check box'), name))  # it has no action of its own


def clipboard(*wanted):
    """The types in the clipboard as another program sees them; with a type and a path it writes what that is."""
    out = subprocess.run([os.environ['NIENBIEU_READ_CLIPBOARD'], *wanted], check=True, stdout=subprocess.PIPE, timeout=60,
                         env=dict(os.environ, GTK_A11Y='none'))  # only the program that is tested is on the accessibility bus
    return out.stdout.decode().split()


def ask_to_save(app, path):
    """Saves through the file chooser, as a user who types the path."""
    app.press(re.compile(say('Save…', 'Lưu…')))
    chooser = app.find('filler', say('Save the Figure', 'Lưu hình'))
    app.set_text(app.find('text', within=chooser), path)
    app.click(app.find('push button', re.compile(say('Save$', 'Lưu$')), within=chooser))


def save(app, path):
    ask_to_save(app, path)
    nbui.wait_for('the file %s' % path, lambda: os.path.exists(path) and os.path.getsize(path) > 0)


def by_command_line(library, path, *options):
    subprocess.run([CLI, '--lang', LANG, '--library', library, 'figure', '-o', path, *options], check=True)
    with open(path, 'rb') as f:
        return f.read()


def story(checks):
    folder = os.environ['XDG_DATA_HOME']
    library = os.path.join(folder, 'figure.nienbieu')
    subprocess.run([CLI, '--library', library, 'sample'], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    app = nbui.App([PROGRAM, '--library', library])
    try:
        app.resize(1280, 720)
        app.find(None, re.compile('64'))
        app.activate('win.export-figure')
        told(app, r'^174 × 110 mm · .*6 pt · SVG [\d.,]+')
        checks.check('the dialog tells what the file will be', True)

        app.click(app.find(nbui.BUTTONS, say('Everything', 'Toàn bộ')))
        line = told(app, r'SVG [\d.,]+.*[kM]?B')
        path = os.path.join(folder, 'a.svg')
        save(app, path)
        app.find('label', say('The figure was saved', 'Đã lưu hình'))
        with open(path, 'rb') as f:
            saved = f.read()
        checks.check('what is saved is what the command line writes',
                     saved == by_command_line(library, os.path.join(folder, 'b.svg'), '--preset', 'columns'), line)
        size = float(re.search(r'SVG ([\d.,]+)', line).group(1).replace(',', '.'))
        checks.check('the size told is the file’s', abs(size - len(saved) / 1000) < 0.1, '%s, %d' % (line, len(saved)))

        app.click(app.find(nbui.BUTTONS, 'PNG'))
        for name, size in ((say('One journal column', 'Một cột tạp chí'), '84 × 180 mm'),
                           (say('A4 landscape', 'A4 ngang'), '297 × 210 mm'),
                           (say('Slide 16:9', 'Bản chiếu 16:9'), '1920 × 1080'),
                           (say('A0 poster', 'Áp phích A0'), '1189 × 841 mm')):
            radio(app, name)
            told(app, r'^%s .*· PNG [\d.,]+' % size)
            checks.check('%s has its size and its file' % name, True)
        for name in (say('Colour-Blind', 'Mù màu'), say('Greyscale', 'Thang xám'), say('As Printed', 'Như in')):
            app.click(app.find(nbui.BUTTONS, name))
        before = nbui.text_of(app.find('label', re.compile(r'^\d+ %$')))
        app.click(app.find_all(nbui.BUTTONS, say('Zoom in', 'Phóng to'))[-1])  # the timeline has one, too
        nbui.wait_for('it to be larger', lambda: before not in app.labels())
        checks.check('the preview can be enlarged', True)
        radio(app, say('Slide 16:9', 'Bản chiếu 16:9'))
        told(app, r'^1920 × 1080 .*· PNG [\d.,]+')
        path = os.path.join(folder, 'a.png')
        save(app, path)
        checks.check('ways of looking change the preview alone, not the file', nbui.wait_for('the whole file', lambda: open(
            path, 'rb').read() == by_command_line(library, os.path.join(folder, 'b.png'), '--preset', 'slide')))

        app.press(say('Copy', 'Chép'))
        app.find('label', say('The figure was copied', 'Đã chép hình'))
        checks.check('it can be copied', True)
        offered = clipboard()
        checks.equal('others find pictures in the clipboard, the chosen kind first, and no text',
                     [t for t in offered if t.startswith(('image/', 'application/pdf', 'text/'))],
                     ['image/png', 'image/svg+xml', 'application/pdf', 'text/uri-list'])
        for kind, ending in (('image/png', 'png'), ('image/svg+xml', 'svg')):
            path = os.path.join(folder, 'pasted.' + ending)
            clipboard(kind, path)
            with open(path, 'rb') as f:
                checks.check('what is pasted as %s is what is saved' % kind,
                             f.read() == by_command_line(library, os.path.join(folder, 'c.' + ending), '--preset', 'slide'))

        # what GtkDropDown and AdwToast are made of has none in GTK 4.8
        checks.equal('every button has a name', [n for n in app.nameless() if not re.search('«Gtk(ToggleButton|Image)» ..$', n)], [])
        checks.equal('nothing was complained of', app.complaints(), [])
        checks.equal('it closes', app.quit(), 0)
    finally:
        app.stop()


nbui.run(story)
