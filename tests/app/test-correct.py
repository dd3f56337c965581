# SPDX-License-Identifier: GPL-3.0-or-later
"""Correcting a fact in the reader, undoing it, and reading the library again.

Arguments: the program, the command line program, the folder of the project's own articles.
"""

import json
import os
import re
import sqlite3
import subprocess
import sys
import time

import nbui

PROGRAM, CLI, ARTICLES = sys.argv[1:4]
ENGLISH = os.environ.get('LANGUAGE', 'en').startswith('en')
LIBRARY = os.path.join(os.environ['XDG_DATA_HOME'], 'correct.nienbieu')


def words(english, vietnamese):
    return english if ENGLISH else vietnamese


def press(app, english, vietnamese):
    """A button with a mnemonic is called by its label with and without the line below the letter."""
    app.press(re.compile('(^| )%s$' % words(english, vietnamese)))


def cli(*args):
    return subprocess.run([CLI, '--library', LIBRARY, *args], capture_output=True, text=True, check=True).stdout


def count(app, province):
    """How many articles the list beside the map gives the province; it has a row for each of its two ages."""
    return max(int(re.search(r': (\d+)', row.get_name()).group(1))
               for row in app.find_all('list item', re.compile('^%s: ' % province)))


def counts(app, checks, what, expected):
    try:
        nbui.wait_for(what, lambda: all(count(app, p) == n for p, n in expected.items()), 10)
        checks.check(what, True)
    except nbui.Timeout:
        checks.check(what, False, {p: count(app, p) for p in expected})


def has_row(app, checks, what, pattern):
    try:
        checks.check(what, app.find('list item', re.compile(pattern), timeout=10))
    except nbui.Timeout as e:
        checks.check(what, False, str(e))


def record(article):
    return json.loads(cli('show', str(article), '--format', 'json'))


def place(app, checks, article):
    """Cao Bằng's article is Bắc Giang's, with the keyboard alone from the button on."""
    press(app, 'Correct the Place', 'Sửa địa phương')
    entry = app.find(('entry', 'text'), words('Name of a province or city', 'Tên tỉnh, thành phố'))
    checks.equal('every button of the dialog has a name', app.nameless(), [])
    app.set_text(entry, 'bac giang')
    app.find('list item', re.compile('^Bắc Giang, '))
    press(app, 'Correct', 'Sửa')
    counts(app, checks, 'the map counts the article for the right province', {'Cao Bằng': 0, 'Bắc Giang': 2})
    has_row(app, checks, 'the fact is marked as corrected',
            words('^Place: Bắc Giang, corrected$', '^Địa phương: Bắc Giang, đã sửa$'))
    corrections = record(article)['corrections']
    checks.equal('the library keeps what was read', [(c['field'], c['value'], c['read']) for c in corrections],
                 [('place', 'VN-54', 'VN-04')])
    press(app, 'Undo', 'Hoàn tác')
    counts(app, checks, 'undo gives it back', {'Cao Bằng': 1, 'Bắc Giang': 1})
    checks.equal('and nothing is kept of it', record(article)['corrections'], [])


def date(app, checks, article):
    press(app, 'Correct the Date of the Event', 'Sửa ngày xảy ra')
    entry = app.find(('entry', 'text'), words('Happened', 'Diễn ra'))
    app.set_text(entry, 'quý I/2021')
    checks.check('the dialog says how a date is understood', app.find('label', re.compile(r'31 Mar 2021|31\.3\.2021')))
    app.set_text(entry, 'hôm nọ')
    checks.check('and that it is none', app.find('label', re.compile('^(No date yet|Chưa thành ngày)')))
    app.set_text(entry, 'tháng 2/2020')
    app.find('label', re.compile(r'29 Feb 2020|29\.2\.2020'))
    press(app, 'Correct', 'Sửa')
    has_row(app, checks, 'the corrected date is shown', words('^Happened: Feb 2020, corrected$', '^Diễn ra: 2.2020, đã sửa$'))
    checks.equal('the record has it', record(article)['happened']['edtf'], '2020-02')


def again(app, checks, article):
    """The bar that offers to read again what an older version read."""
    press(app, 'Read Again', 'Đọc lại')
    app.find('label', re.compile('read just as before|đọc như trước'))
    checks.equal('all were read', cli('import', '--again', '--report', 'json').strip(),
                 '{"changed":0,"unchanged":0,"current":64,"cancelled":false,"failures":[]}')
    checks.equal('the correction stands', record(article)['happened']['edtf'], '2020-02')
    has_row(app, checks, 'and is still shown', words('^Happened: Feb 2020, corrected$', '^Diễn ra: 2.2020, đã sửa$'))
    press(app, 'Correct the Date of the Event', 'Sửa ngày xảy ra')
    press(app, 'Take Back the Correction', 'Bỏ sửa')
    has_row(app, checks, 'a correction can be taken back later', words('^Happened: 10 Feb 2026$', '^Diễn ra: 10.2.2026$'))


def story(checks):
    cli('sample')
    with sqlite3.connect(LIBRARY) as database:
        # the program's own, which triggers call; nobody checks here what it says
        database.create_function('nb_checksum', -1, lambda *values: 0)
        database.execute('UPDATE articles SET extract_version = 0')
        article = database.execute("SELECT id FROM articles WHERE title LIKE 'Sáng 10/2, xã biên giới%'").fetchone()[0]
    app = nbui.App([PROGRAM, '--library', LIBRARY])
    try:
        app.resize(1280, 720)
        app.find('list', re.compile(', 64 '))
        app.find(nbui.BUTTONS, re.compile(words('Read Again$', 'Đọc lại$')))
        time.sleep(0.5)   # the bar slides in and moves what is below
        press(app, 'List', 'Danh sách')
        app.set_text(app.find(('entry', 'text'), words('Search the library', 'Tìm trong thư viện')), '"phiên chợ 0 đồng"')
        nbui.wait_for('one row', lambda: count(app, 'Hà Nội') == 0)
        app.click_at(app.find_still('label', re.compile('^Sáng 10/2, xã biên giới')))
        has_row(app, checks, 'the place is among the facts', words('^Place: Cao Bằng$', '^Địa phương: Cao Bằng$'))
        app.activate('win.clear-filters')
        counts(app, checks, 'the map counts it as it was read', {'Cao Bằng': 1, 'Bắc Giang': 1})
        place(app, checks, article)
        date(app, checks, article)
        again(app, checks, article)
        checks.equal('nothing was complained of', app.complaints(), [])
        checks.equal('it closes', app.quit(), 0)
    finally:
        app.stop()


nbui.run(story)
