# SPDX-License-Identifier: GPL-3.0-or-later
"""The list: what a search found with its place in the text, the order by relevance, articles that print the same text.

Arguments: the program, the command line program, the folder of the project's own articles.
"""

import json
import os
import re
import subprocess
import sys
import time

import nbui
from gi.repository import GdkPixbuf, GLib

PROGRAM, CLI, ARTICLES = sys.argv[1:4]
ENGLISH = os.environ.get('LANGUAGE', 'en').startswith('en')
SAME = ('Ngày 12/3/2019, Đảng ủy xã Mường Lèo tổ chức gặp mặt người có uy tín, bàn công tác dân vận ở cơ sở. Bí thư Đảng ủy Lò '
        'Thị Hạnh nói: dân hiểu thì dân làm. Tổ dân vận các bản đi từng nhà, nghe dân nói rồi mới bàn việc hiến đất mở đường. '
        'Sau ba tháng, mười hai hộ ở bản Nậm Pừn hiến hơn hai nghìn mét vuông đất vườn; con đường vào điểm trường rộng bốn mét, '
        'xe máy đi được cả mùa mưa. Trưởng bản Quàng Văn Chính giữ cuốn sổ ghi từng buổi công, ai cũng xem được. Khối dân vận '
        'xã cho biết cuối năm sẽ họp lại để bà con chấm điểm, việc nào chưa xong thì nói rõ vì sao và bao giờ xong.')
TITLES = ['Hội Nông dân ra mắt tổ tự quản', 'Dân vận khéo ở bản làng vùng cao ' * 60, 'أخبار dân vận שלום hiến đất',
          'Nhà văn hóa thôn đã có mái']


def make_library(path):
    """Twelve papers with one text, and four articles of their own."""
    articles = [{'url': 'https://bao%d.example/a' % i, 'title': 'Con đường vào điểm trường', 'source': 'Báo Số %d' % (i + 1),
                 'text': 'Báo Số %d. %s (Theo phóng viên %d)' % (i + 1, SAME, i), 'published': '2019-03-%02d' % (25 - i)}
                for i in range(12)]
    articles += [{'url': 'https://khac.example/%d' % i, 'title': title, 'source': 'Báo Khác', 'published': '2020-05-%02d' % (i + 3),
                  'text': 'Ngày %d/5/2020, xã số %d làm công tác dân vận, vận động hiến đất làm kênh. ' % (i + 2, i)
                          + ' '.join('từ%d%d' % (i, k) for k in range(80))} for i, title in enumerate(TITLES)]
    lines = path + '.jsonl'
    with open(lines, 'w', encoding='utf-8') as f:
        f.writelines(json.dumps(a, ensure_ascii=False) + '\n' for a in articles)
    subprocess.run([CLI, '--library', path, 'import', lines], check=True, capture_output=True)


def make_long_library(path):
    lines = path + '.jsonl'
    with open(lines, 'w', encoding='utf-8') as f:
        for i in range(2600):
            f.write(json.dumps({'url': 'https://dai.example/%d' % i, 'title': 'Công tác dân vận, bài số %04d' % i, 'source': 'Báo Dài',
                                'published': '2019-%02d-%02d' % (i % 12 + 1, i % 28 + 1),
                                'text': 'Ngày %d/%d/2019, xã số %d bàn công tác dân vận.' % (i % 28 + 1, i % 12 + 1, i)},
                               ensure_ascii=False) + '\n')
    subprocess.run([CLI, '--library', path, 'import', lines], check=True, capture_output=True)


def dates_and_titles(app):
    """The lines of pixels of the rows in sight, without the scroll bar and what the mode of provinces changes."""
    x, y, width, height = app.extents(app.find(name=re.compile('^(Articles|Bài)$')))
    path = os.path.join(os.environ['XDG_DATA_HOME'], 'list.png')
    app.screenshot(path)
    part = GdkPixbuf.Pixbuf.new_from_file(path).new_subpixbuf(x, y + 40, 500, height - 80).copy()
    pixels, stride = part.get_pixels(), part.get_rowstride()
    return [pixels[i * stride:i * stride + 1500] for i in range(part.get_height())]


def keeps_its_place(checks):
    """A list that is read anew, as after a correction or a sync, does not jump to its beginning."""
    library = os.path.join(os.environ['XDG_DATA_HOME'], 'long.nienbieu')
    make_long_library(library)
    app = nbui.App([PROGRAM, '--library', library])
    try:
        app.find('list', re.compile('^Timeline ' if ENGLISH else '^Dòng thời gian '))
        app.focus()
        app.activate('win.view', GLib.Variant('s', 'list'))
        app.find('label', re.compile('bài số 0000$'))
        top = dates_and_titles(app)
        app.scroll(app.find(name=re.compile('^(Articles|Bài)$')), 60)
        app.xdotool('mousemove', 5, 5)
        time.sleep(0.5)
        before = dates_and_titles(app)
        app.activate('win.place-mode', GLib.Variant('s', 'published'))
        time.sleep(1)
        after = dates_and_titles(app)
        checks.check('the list was scrolled', before != top)
        # to the row: the first one is seen whole afterwards
        checks.check('and stands where it stood when it is read anew',
                     any(after[200 + d:280 + d] == before[200:280] for d in range(-32, 33)))
    finally:
        app.stop()


def appears(app, pattern, what, checks, role='label'):
    try:
        checks.check(what, app.find(role, re.compile(pattern), timeout=8))
        return True
    except nbui.Timeout:
        checks.check(what, False, str(app.labels())[:600])
        return False


def first_title(app, among):
    """The first of these titles, from above."""
    found = [(app.extents(node)[1], nbui.text_of(node) or node.get_name()) for title in among
             for node in app.find_all('label', re.compile('^' + re.escape(title)))]
    return min(found)[1] if found else ''


def main(checks):
    library = os.path.join(os.environ['XDG_DATA_HOME'], 'list.nienbieu')
    make_library(library)
    app = nbui.App([PROGRAM, '--library', library])
    try:
        app.find('list', re.compile('^Timeline ' if ENGLISH else '^Dòng thời gian '))
        app.focus()
        app.activate('win.view', GLib.Variant('s', 'list'))
        appears(app, r'^\+11 (reprints|bài đăng lại)$', 'a text that twelve papers print is one row, with a count', checks)
        appears(app, r'5 (articles|bài) · .*(reprints counted once|bài đăng lại chỉ tính một lần)$', 'the count says what it counts', checks)
        app.activate('win.merge-reprints')
        appears(app, r'^16 (articles|bài)( ·|$)', 'without merging every article is a row', checks)
        checks.check('and none is said to be reprinted', not app.find_all('label', re.compile(r'^\+11 ')))
        app.activate('win.merge-reprints')

        app.keys('ctrl+f')
        app.type('hien dat')
        appears(app, r'^…?.*vận động hiến đất làm kênh', 'a search shows where the words stand', checks)
        among = ['Con đường', 'Hội Nông dân', 'أخبار', 'Nhà văn hóa']
        checks.check('by date the oldest is first', first_title(app, among).startswith('Con đường'), first_title(app, among))
        app.press(re.compile('^(Most Relevant First|Sát nội dung tìm nhất trước)$'))
        try:
            nbui.wait_for('the order', lambda: first_title(app, among).startswith('أخبار'), 8)
            checks.check('the title with the words is first by relevance', True)
        except nbui.Timeout:
            checks.check('the title with the words is first by relevance', False, first_title(app, among))

        app.keys('ctrl+f', 'Down', 'Down', 'Return')
        appears(app, r'^(Facts|Dữ kiện)$', 'the keyboard goes from the words down to the first row and opens it', checks)
        app.click_at(app.find_still('label', re.compile('^Con đường vào')))
        if appears(app, r'^12 (papers|báo đăng), .* Báo Số 12, 14', 'the reader says who printed it', checks):
            app.click_at(app.find_still('label', re.compile(r'^12 (papers|báo đăng), ')))
            if appears(app, r' · Báo Số 7$', 'and lists them', checks):
                app.keys('Up', 'Up', 'Return')
                appears(app, r'^Báo Số ([2-9]|1[0-2]) · ', 'each opens its article', checks)
        checks.equal('nothing complained', app.complaints(), [])
    finally:
        app.stop()
    keeps_its_place(checks)


nbui.run(main)
