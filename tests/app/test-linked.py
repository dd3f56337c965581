# SPDX-License-Identifier: GPL-3.0-or-later
"""What is pointed at in one place shows in the others: names of the legend, provinces, marks; and what a mark's card tells.

Arguments: the program, the command line program, the folder of the project's own articles (not used).
"""

import json
import os
import re
import subprocess
import sys

import nbui
from gi.repository import GdkPixbuf, GLib

PROGRAM, CLI = sys.argv[1:3]
ENGLISH = os.environ.get('LANGUAGE', 'en').startswith('en')


def words(english, vietnamese):
    return english if ENGLISH else vietnamese


NAME = re.compile(words(r'^Colour (.+), ([\d,]+) articles?(, nothing else is shown)?$',
                        r'^Màu (.+), ([\d.]+) bài(, đang chỉ xem phần này)?$'))
COLUMN = re.compile(words(r'^(?!date unknown)[^:]+: \d+ article', '^(?!chưa rõ ngày)[^:]+: \\d+ bài'))
DELTA = words('Red River Delta', 'Đồng bằng sông Hồng')
NORTH = words('Northern midlands and mountains', 'Trung du và miền núi phía Bắc')
LINE = words('3 papers, first in Báo Một, 13 Mar 2019', '3 báo đăng, đầu tiên là Báo Một, 13.3.2019')
DAY = words('12 March 2019', '12 tháng 3 năm 2019')
TEXT = ('Sáng ngày 12/3/2019, tại nhà văn hóa thôn Suối Cạn, Khối Dân vận xã Lũng Vàng họp với các tổ dân vận thôn về việc làm lại '
        'cây cầu gỗ qua suối.\n'
        'Bà Đặng Thị Hoài, Trưởng Khối, kể rằng sau ba buổi đi từng nhà, 58 hộ đã nhận góp ngày công, riêng thợ mộc trong thôn nhận '
        'phần xẻ ván.\n'
        'Cây cầu cũ làm từ mười lăm năm trước, mùa nước trẻ nhỏ phải nghỉ học. Thôn bầu nhóm bảy người trông coi, sổ công ghi lên '
        'bảng ở nhà văn hóa để ai cũng đọc được. Ông Lý Văn Tài, 64 tuổi, cho mượn đôi trâu kéo gỗ.\n'
        'Cuối buổi, các tổ hẹn tuần sau dựng xà, nhà nào có trẻ học xa thì được sang cầu trước.')
OTHER = ('Ngày 25/3/2019, lớp học chữ buổi tối ở bản Khe Mây mở thêm một lớp nhờ công tác dân vận của chi bộ bản. Hai mươi người lớn '
         'đến học, có người lần đầu tự ký tên mình. Cô giáo Vàng Thị Súa dạy bằng những câu hát mà mọi người đã thuộc.')
# Each paper ends it in its own words, or it were one article that is there already.
PRINTED = [
    ('Báo Hai', '2019-03-14', 'Suối Cạn làm lại cầu', TEXT + ' Trời vừa tạnh.'),
    ('Báo Một', '2019-03-13', 'Suối Cạn làm lại cầu', TEXT),
    ('Báo Ba', '2019-03-15', 'Cây cầu gỗ ở Suối Cạn', TEXT + ' Ai cũng mong ngày dựng xà.'),
    ('Báo Hai', '2019-03-26', 'Lớp học chữ ở Khe Mây', OTHER),
]


def library_path(name):
    return os.path.join(os.environ['XDG_DATA_HOME'], name)


def make_library(name, *command):
    subprocess.run([CLI, '--library', library_path(name), *command], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    return library_path(name)


def timeline(app):
    return app.find('list', re.compile(words('^Timeline ', '^Dòng thời gian ')))


def marks(app, pattern):
    return [n for n in app.find_all('list item', within=timeline(app)) if pattern.search(n.get_name() or '')]


def legend(app):
    """Names of the colours, those of articles of which only the year is known left out, with the number of articles."""
    found = [NAME.match(n.get_name()) for n in marks(app, NAME)]
    return {m.group(1): int(re.sub('[.,]', '', m.group(2))) for m in found
            if m.group(1) not in ('only the year', 'chỉ rõ năm')}


def name(app, region):
    return nbui.wait_for('the name ' + region, lambda: next(
        (n for n in marks(app, NAME) if NAME.match(n.get_name()).group(1) == region), None))


def focused_name(app):
    found = [n for n in nbui.walk(app.root) if nbui.has_state(n, 'focused')]
    return found[-1].get_name() if found else ''


def away(app):
    """The pointer goes where nothing is, long enough for the next click to be no double click."""
    app.xdotool('mousemove', 700, 2, 'sleep', '0.5')


def picture(app):
    path = library_path('linked.png')
    app.screenshot(path)
    return GdkPixbuf.Pixbuf.new_from_file(path)


def columns_box(app):
    """Around the columns: left, top, right, bottom."""
    boxes = [app.extents(n) for n in marks(app, COLUMN)]
    return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[0] + b[2] for b in boxes), max(b[1] + b[3] for b in boxes))


def count(pixbuf, box, wanted):
    """Pixels in a box of which wanted(r, g, b) is true."""
    x, y = int(box[0]), int(box[1])
    part = pixbuf.new_subpixbuf(x, y, int(box[2]) - x, int(box[3]) - y).copy()
    pixels, stride, n, size = part.get_pixels(), part.get_rowstride(), part.get_n_channels(), part.get_width()
    return sum(wanted(*pixels[i * stride + k * n:i * stride + k * n + 3]) for i in range(part.get_height()) for k in range(size))


def colour_at(app, pixbuf, region):
    """Of the swatch before a name."""
    x, y, w, h = app.extents(name(app, region))
    part = pixbuf.new_subpixbuf(x + 5, y + h // 2, 1, 1).copy()
    return tuple(part.get_pixels()[:3])


def darkest(pixbuf, box):
    """A point in the middle of three dark ones: of the province with most articles."""
    pixels, stride, n = pixbuf.get_pixels(), pixbuf.get_rowstride(), pixbuf.get_n_channels()

    def red(x, y):
        return pixels[y * stride + x * n]
    return min(((x, y) for y in range(box[1], box[3]) for x in range(box[0], box[2])),
               key=lambda p: red(*p) + red(p[0] - 2, p[1]) + red(p[0] + 2, p[1]) + red(p[0], p[1] - 2) + red(p[0], p[1] + 2))


def like(colour):
    return lambda r, g, b: (r, g, b) == colour


def is_touched(r, g, b):
    """The colour of what is pointed at."""
    return r > 180 and 50 < g < 100 and b < 50


def pointed_at(app, checks):
    """A name of the legend under the pointer."""
    away(app)
    box = nbui.wait_for('the columns', lambda: marks(app, COLUMN) and columns_box(app))
    still = picture(app)
    delta, north = colour_at(app, still, DELTA), colour_at(app, still, NORTH)
    checks.check('two regions have two colours', delta != north, (delta, north))
    before = count(still, box, like(delta)), count(still, box, like(north))
    checks.check('both are in the columns', min(before) > 20, before)
    app.xdotool('mousemove', *app.point(name(app, DELTA)))
    try:
        nbui.wait_for('the others to be pale', lambda: count(picture(app), box, like(north)) == 0, 10)
        checks.check('what is not of the name under the pointer is pale', True)
    except nbui.Timeout as e:
        checks.check('what is not of the name under the pointer is pale', False, str(e))
    checks.equal('what is of it is as it was', count(picture(app), box, like(delta)), before[0])
    away(app)
    nbui.wait_for('the colours', lambda: count(picture(app), box, like(north)) == before[1])


def clicked(app, checks):
    """A name of the legend as a filter, and the ways back."""
    whole = legend(app)
    checks.check('the legend names regions', DELTA in whole and NORTH in whole and len(whole) > 3, whole)
    for back in ('click', 'win.back'):
        app.click_at(name(app, DELTA))
        try:
            nbui.wait_for('the filter', lambda: list(legend(app)) == [DELTA], 10)
        except nbui.Timeout:
            pass
        checks.equal('a click leaves its articles alone', legend(app), {DELTA: whole[DELTA]})
        checks.check('and the name says so', NAME.match(name(app, DELTA).get_name()).group(3))
        away(app)
        if back == 'click':
            app.click_at(name(app, DELTA))
        else:
            app.activate(back)
        try:
            nbui.wait_for('all of them', lambda: legend(app) == whole, 10)
        except nbui.Timeout:
            pass
        checks.equal('%s brings the others back' % back, legend(app), whole)
        away(app)


def by_keys(app, checks):
    """The same by Tab, arrows and Enter."""
    whole = legend(app)
    app.focus()
    for _ in range(14):
        app.keys('Tab')
        if NAME.match(nbui.wait_for('something with the keyboard', lambda: focused_name(app))):
            break
    checks.check('Tab comes to the legend', NAME.match(focused_name(app)), focused_name(app))
    for _ in range(len(whole)):
        before = focused_name(app)
        if before.startswith(words('Colour ', 'Màu ') + DELTA):
            break
        app.keys('Down')
        nbui.wait_for('the next name', lambda: focused_name(app) not in ('', before))
    checks.check('an arrow goes from name to name', DELTA in focused_name(app), focused_name(app))
    app.keys('Return')
    try:
        nbui.wait_for('the filter', lambda: list(legend(app)) == [DELTA], 10)
    except nbui.Timeout:
        pass
    checks.equal('Enter filters', list(legend(app)), [DELTA])
    nbui.wait_for('the keyboard to stay', lambda: DELTA in focused_name(app))
    app.keys('Return')
    nbui.wait_for('all of them', lambda: legend(app) == whole)
    checks.check('and Enter takes it back where the keyboard stayed', True)
    app.keys('Escape')


def places(app, checks):
    """A province in the list or the map shows in the timeline, and a mark of the timeline shows in the map."""
    app.activate('win.colour', GLib.Variant('s', 'none'))
    nbui.wait_for('no legend', lambda: not legend(app))
    away(app)
    box = nbui.wait_for('the columns', lambda: marks(app, COLUMN) and columns_box(app))
    nbui.wait_for('nothing to be touched', lambda: count(picture(app), box, is_touched) == 0)
    left = (0, 80, app.extents(timeline(app))[0] - 2, 700)
    untouched = count(picture(app), left, is_touched)
    # the first province of the list, which has most articles
    heading = app.find('label', words('Province', 'Tỉnh, thành'))
    x, y = app.point(heading)
    app.xdotool('mousemove', x, y + 30)
    try:
        n = nbui.wait_for('the province in the columns', lambda: count(picture(app), box, is_touched), 10)
        all_columns = count(picture(app), box, lambda r, g, b: not (r == g == b))
        checks.check('a province of the list shows in the columns, as its part of them', 20 < n < all_columns, (n, all_columns))
    except nbui.Timeout as e:
        checks.check('a province of the list shows in the columns', False, str(e))
    away(app)
    nbui.wait_for('nothing to be touched', lambda: count(picture(app), box, is_touched) == 0)
    checks.check('and no longer when the pointer has gone', True)
    x, y = darkest(picture(app), (20, 100, 205, 500))
    app.xdotool('mousemove', x, y)
    try:
        n = nbui.wait_for('the province in the columns', lambda: count(picture(app), box, is_touched), 10)
        checks.check('so does a province of the map', n > 20, n)
    except nbui.Timeout as e:
        checks.check('so does a province of the map', False, '%s at %d, %d' % (e, x, y))
    away(app)
    nbui.wait_for('nothing to be touched', lambda: count(picture(app), box, is_touched) == 0)
    high = max(marks(app, COLUMN), key=lambda n: app.extents(n)[3])
    app.xdotool('mousemove', *app.point(high))
    try:
        nbui.wait_for('provinces of a column', lambda: count(picture(app), left, is_touched) > untouched + 20, 10)
        checks.check('a column shows in map and list', True)
    except nbui.Timeout as e:
        checks.check('a column shows in map and list', False, str(e))
    away(app)


def card(checks):
    """What the card of one article tells."""
    path = library_path('printed.jsonl')
    with open(path, 'w', encoding='utf-8') as file:
        for i, (source, published, title, text) in enumerate(PRINTED):
            file.write(json.dumps({'url': 'https://to-%d.example/%d.html' % (i, i), 'title': title, 'text': text,
                                   'source': source, 'published': published}, ensure_ascii=False) + '\n')
    app = nbui.App([PROGRAM, '--library', make_library('printed.nienbieu', 'import', path)])
    try:
        app.resize(1280, 720)
        bridge = nbui.wait_for('the mark', lambda: next(iter(marks(app, re.compile('Suối Cạn'))), None))
        alone = nbui.wait_for('the other', lambda: next(iter(marks(app, re.compile('Khe Mây'))), None))
        for node, line in ((bridge, LINE), (alone, None), (bridge, LINE)):
            app.xdotool('mousemove', *app.point(node))
            date = DAY if line else DAY.replace('12', '25')
            checks.check('the card says the date in words', app.find('label', date, timeout=10))
            if line:
                checks.check('and how many papers printed it, and which was the first', app.find('label', line, timeout=10))
            else:
                checks.equal('nothing of papers where one printed it', app.find_all('label', LINE), [])
        checks.equal('nothing was complained of', app.complaints(), [])
        checks.equal('it closes', app.quit(), 0)
    finally:
        app.stop()


def story(checks):
    app = nbui.App([PROGRAM, '--library', make_library('linked.nienbieu', 'sample')])
    try:
        app.resize(1280, 720)
        app.activate('win.colour', GLib.Variant('s', 'region'))
        nbui.wait_for('the legend', lambda: len(legend(app)) > 3)
        pointed_at(app, checks)
        clicked(app, checks)
        by_keys(app, checks)
        places(app, checks)
        checks.equal('nothing was complained of', app.complaints(), [])
        checks.equal('it closes', app.quit(), 0)
    finally:
        app.stop()
    card(checks)


nbui.run(story)
