# SPDX-License-Identifier: GPL-3.0-or-later
"""What is shown around the articles: kinds on and off, and a band of one's own from a table to its removal, by keyboard.

Arguments: the program, the command line program, the folder of the project's own articles.
"""

import os
import re
import sqlite3
import subprocess
import sys

import nbui
from gi.repository import GLib

PROGRAM, CLI, ARTICLES = sys.argv[1:4]
ENGLISH = os.environ.get('LANGUAGE', 'en').startswith('en')
LIBRARY = os.path.join(os.environ['XDG_DATA_HOME'], 'context.nienbieu')
TABLE = os.path.join(os.environ['XDG_DATA_HOME'], 'Thien_tai.csv')
SECOND = os.path.join(os.environ['XDG_DATA_HOME'], 'Bao_lon.csv')


def words(english, vietnamese):
    return english if ENGLISH else vietnamese


THEME = words('2018 to 2019: Năm dân vận chính quyền', '2018 đến 2019: Năm dân vận chính quyền')
FLOOD = words('14 October 2020: Lũ lớn miền Trung', '14 tháng 10 năm 2020: Lũ lớn miền Trung')
STORM = words('8 November 2013: Bão Hải Yến', '8 tháng 11 năm 2013: Bão Hải Yến')
DROUGHT = words('2015 to 2016: Hạn mặn', '2015 đến 2016: Hạn mặn')


def marks(app):
    """What the timeline's marks are called."""
    node = app.find('list', re.compile(words('^Timeline ', '^Dòng thời gian ')))
    return [n.get_name() for n in app.find_all('list item', within=node)]


def has(app, checks, what, name, there=True):
    try:
        nbui.wait_for(what, lambda: (name in marks(app)) == there, 10)
        checks.check(what, True)
    except nbui.Timeout:
        checks.check(what, False, marks(app))


def kept():
    with sqlite3.connect(LIBRARY) as database:
        return database.execute('SELECT name, shown, (SELECT count(*) FROM context_marks m WHERE m.band_id = b.id)'
                                ' FROM context_bands b').fetchall()


def focused(app):
    try:
        found = [n for n in nbui.walk(app.root) if nbui.has_state(n, 'focused')]
        return found[-1].get_name() if found else ''
    except GLib.Error:
        # a dialog that closes goes away under the walk; a program that is gone fails the next step
        return ''


def open_choice(app):
    """The popover, whose first check has the keyboard."""
    app.activate('win.context')
    return app.find('check box', re.compile(words('[Tt]hemes of the year', '[Cc]hủ đề năm')))


def tab_to(app, pattern):
    """With Tab alone to what is called so."""
    for _ in range(16):
        if re.search(pattern, focused(app)):
            return True
        app.keys('Tab')
        nbui.time.sleep(0.15)
    return False


def kinds(app, checks):
    has(app, checks, 'the theme of the year is shown', THEME)
    open_choice(app)
    checks.equal('every button has a name', app.nameless(), [])
    checks.check('the check of the themes is reached by keyboard', tab_to(app, words('hemes of the year', 'hủ đề năm')), focused(app))
    app.keys('space')
    has(app, checks, 'space turns the themes off', THEME, False)
    app.keys('space')
    has(app, checks, 'and on again', THEME)
    app.keys('space')
    has(app, checks, 'and off', THEME, False)
    app.keys('Escape')


def chooser(app):
    """The window of the chooser of files, or nothing."""
    try:
        return app.xdotool('search', '--onlyvisible', '--name', words('Add a Band to the Context', 'Thêm một dải bối cảnh'))
    except subprocess.CalledProcessError:
        return ''


def choose(app, path):
    """In the chooser of files, which is the toolkit's own here; there is no window manager to give it the keyboard."""
    window = nbui.wait_for('the chooser', lambda: chooser(app))
    app.xdotool('windowfocus', '--sync', window, 'sleep', '0.5', 'type', '--delay', 20, path)
    for _ in range(10):
        nbui.time.sleep(0.7)   # it looks up what is typed, and a Return may only take the rest of a name
        if not chooser(app):
            return
        app.xdotool('key', 'Return')


def close_report(app):
    """Its button has a mnemonic, which tells it from the window's own."""
    app.press(re.compile(words('^_Close', '^Đón_g')))


def own(app, checks):
    with open(TABLE, 'w', encoding='utf-8') as table:
        table.write('Từ ngày;Đến ngày;Sự kiện\n14/10/2020;;Lũ lớn miền Trung\nhôm nọ;;Chẳng rõ\n2015;2016;Hạn mặn\n2020;2019;Ngược\n')
    open_choice(app)
    checks.check('the button is reached by keyboard', tab_to(app, words('Add a Band', 'êm dải')), focused(app))
    app.keys('Return')
    choose(app, TABLE)
    report = app.find('label', re.compile(words('^Line 3: ', '^Dòng 3: ')))
    said = nbui.text_of(report)
    checks.check('rows that were not taken are told', words('“hôm nọ” is no date', '“hôm nọ” không phải là ngày') in said
                 and words('Line 5: it ends before it begins', 'Dòng 5: kết thúc trước khi bắt đầu') in said, said)
    close_report(app)
    has(app, checks, 'a day of the table is drawn', FLOOD)
    has(app, checks, 'and a span', DROUGHT)
    checks.equal('the library keeps them', kept(), [('Thien tai', 1, 2)])

    open_choice(app)
    checks.check('the check of the band is reached by keyboard', tab_to(app, '^Thien tai$'), focused(app))
    app.keys('space')
    has(app, checks, 'the band can be turned off', FLOOD, False)
    nbui.wait_for('the library', lambda: kept() == [('Thien tai', 0, 2)])
    app.keys('space')
    has(app, checks, 'and on', FLOOD)
    app.press(words('Rename “Thien tai”…', 'Đổi tên “Thien tai”…'))
    entry = app.find(('entry', 'text'), words('Name of the band', 'Tên dải'))
    app.set_text(entry, 'Bão & lũ')
    app.press(re.compile(words('^_Rename', '^Đổ_i tên')))
    nbui.wait_for('the new name', lambda: kept() == [('Bão & lũ', 1, 2)])
    open_choice(app)
    app.press(words('Remove “Bão & lũ”', 'Bỏ “Bão & lũ”'))
    has(app, checks, 'a band can be removed', FLOOD, False)
    checks.equal('the library has lost it', kept(), [])
    app.press(re.compile(words('(^| )Undo$', '(^| )Hoàn tác$')))
    has(app, checks, 'and put back', FLOOD)
    checks.equal('as it was', kept(), [('Bão & lũ', 1, 2)])


def two(app, checks):
    """Removed one after the other, each has an undo of its own."""
    with open(SECOND, 'w', encoding='utf-8') as table:
        table.write('Từ ngày;Sự kiện\n2013-11-08;Bão Hải Yến\n')
    app.activate('win.add-band')
    choose(app, SECOND)
    has(app, checks, 'a second band', STORM)
    for name in ('Bão & lũ', 'Bao lon'):
        open_choice(app)
        app.press(words('Remove “%s”' % name, 'Bỏ “%s”' % name))
        nbui.wait_for('the library without it', lambda: name not in [band[0] for band in kept()])
    for told, n in (('Bão & lũ', 1), ('Bao lon', 2)):
        app.find('label', words('“%s” was removed' % told, 'Đã bỏ “%s”' % told))
        app.press(re.compile(words('(^| )Undo$', '(^| )Hoàn tác$')))
        nbui.wait_for('it to come back', lambda: len(kept()) == n)
        checks.check('what is told to be removed is what comes back', told in [band[0] for band in kept()], kept())
    has(app, checks, 'the first band is drawn', FLOOD)
    has(app, checks, 'the second, too', STORM)


def bad(app, checks):
    with open(TABLE, 'w', encoding='utf-8') as table:
        table.write('2020-10-14,Không có tên cột\n')
    app.activate('win.add-band')
    choose(app, TABLE)
    checks.check('a table without names of columns is refused in words',
                 app.find('label', re.compile(words('^The first row must name the columns', '^Dòng đầu phải ghi tên các cột'))))
    close_report(app)
    checks.equal('and leaves no band', len(kept()), 2)


def story(checks):
    subprocess.run([CLI, '--library', LIBRARY, 'sample'], capture_output=True, check=True)
    app = nbui.App([PROGRAM, '--library', LIBRARY])
    try:
        app.resize(1280, 720)
        app.find('list', re.compile(', 64 '))
        app.focus()
        kinds(app, checks)
        own(app, checks)
        two(app, checks)
        bad(app, checks)
        checks.equal('nothing was complained of', app.complaints(), [])
        checks.equal('it closes', app.quit(), 0)
    finally:
        app.stop()

    app = nbui.App([PROGRAM, '--library', LIBRARY])
    try:
        has(app, checks, 'the next time the band is there', FLOOD)
        has(app, checks, 'and what was turned off is off', THEME, False)
        checks.equal('it closes again', app.quit(), 0)
    finally:
        app.stop()


nbui.run(story)
