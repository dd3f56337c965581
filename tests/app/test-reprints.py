# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles that print the same text: counted once, listed beside the open one, who printed it first named.

Arguments: the program, the command line program, the folder of the project's own articles (not used).
"""

import json
import os
import re
import subprocess
import sys

import nbui

PROGRAM, CLI = sys.argv[1:3]
ENGLISH = os.environ.get('LANGUAGE', 'en').startswith('en')
TEXT = ('Sáng ngày 12/3/2019, tại nhà văn hóa thôn Đồng Mít, Khối Dân vận xã Yên Trạch tổ chức buổi gặp mặt các tổ dân vận thôn '
        'để bàn việc sửa giếng chung.\n'
        'Bà Lương Thị Nhàn, Trưởng Khối, cho biết trong quý vừa qua các tổ đã đến 146 gia đình, nghe bà con nói về con đường ra '
        'đồng, về giếng nước chung và về lớp học buổi tối của trẻ nhỏ.\n'
        'Từ những điều nghe được, thôn Đồng Mít đã họp hai lần, bầu ra nhóm chín người trông coi việc sửa giếng. Tiền góp được ghi '
        'lên bảng ở cổng đình, ai đi qua cũng đọc được. Ông Trịnh Bá Lộc, 67 tuổi, nhận phần đong cát.\n'
        'Kết thúc buổi gặp, các tổ hẹn nhau tháng sau mỗi người mang theo một chuyện chưa làm được để cùng bàn.')
OTHER = ('Ngày 20/3/2019, lớp học đan lát của cụ Hà Văn Sự ở bản Nà Lầu mở lại nhờ công tác dân vận của chi bộ bản. Mười hai thanh '
         'niên đến học, người xa nhất đi bộ hai giờ. Cụ bảo nan phải chẻ lúc tre còn ướt sương, và người học phải biết im lặng nghe '
         'tiếng dao. Đoàn xã mua lại những chiếc gùi đầu tiên để làm quà cho khách, số tiền ấy được chia làm đôi.')
# Each paper ends it in its own words, or it were one article that is there already. All tell of one day; the one that is imported first was printed last.
ARTICLES = [
    ('Báo Ba', '2019-03-15', 'Chuyện cái giếng ở Đồng Mít', TEXT + ' Chị Vi Thị Thơm xin được kể trước.'),
    ('Báo Một', '2019-03-13', 'Đồng Mít sửa giếng chung', TEXT),
    ('Báo Hai', '2019-03-14', 'Đồng Mít sửa giếng chung', TEXT + ' Trời vừa tạnh.'),
    ('Báo Hai', '2019-03-21', 'Lớp đan lát bản Nà Lầu', OTHER),
]
LINE = '3 papers, first in Báo Một, 13 Mar 2019' if ENGLISH else '3 báo đăng, đầu tiên là Báo Một, 13.3.2019'


def words(english, vietnamese):
    return english if ENGLISH else vietnamese


def make_library(library):
    path = library + '.jsonl'
    with open(path, 'w', encoding='utf-8') as file:
        for i, (source, published, title, text) in enumerate(ARTICLES):
            file.write(json.dumps({'url': 'https://bao-%d.example/%d.html' % (i, i), 'title': title, 'text': text,
                                   'source': source, 'published': published}, ensure_ascii=False) + '\n')
    subprocess.run([CLI, '--library', library, 'import', path], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    out = subprocess.run([CLI, '--library', library, 'list', '--format', 'jsonl'], capture_output=True, text=True, check=True).stdout
    return len(out.splitlines())


def wait_count(app, checks, what, n):
    """The timeline says how many articles it has."""
    try:
        checks.check(what, app.find('list', re.compile(', %d ' % n), timeout=10))
    except nbui.Timeout as e:
        checks.check(what, False, str(e))


def find_line(app):
    return app.find(('toggle button', 'push button', 'button'), re.compile('^' + re.escape(LINE)))


def members(app):
    return [n.get_name() for n in app.find_all('list item') if re.match(r'1[345][ .](Mar |3\.)2019 · Báo ', n.get_name() or '')]


def reader(app, checks):
    app.click_at(app.find_still('label', re.compile('^Lớp đan lát')))
    app.find('label', re.compile('^Báo Hai · '))
    checks.equal('who printed it alone has no line', len(app.find_all(None, re.compile(r'papers?, first|báo đăng, đầu tiên'))), 0)
    app.activate('win.close-reader')
    app.click_at(app.find_still('label', re.compile('^(Đồng Mít sửa giếng|Chuyện cái giếng)')))
    app.click_at(find_line(app))
    day = '%d Mar 2019' if ENGLISH else '%d.3.2019'
    listed = nbui.wait_for('the list', lambda: len(members(app)) == 3 and members(app))
    checks.equal('in the order in which they were printed',
                 [m.split(' · ')[:2] for m in listed],
                 [[day % 13, 'Báo Một'], [day % 14, 'Báo Hai'], [day % 15, 'Báo Ba']])
    checks.equal('one of them is the open one', sum(words('this one', 'bài này') in m for m in listed), 1)
    app.keys('Home', 'Down', 'Return')
    checks.check('another one is opened with the keyboard', app.find('label', re.compile('^Báo Hai · ')))
    checks.check('which has the same line', find_line(app))


def story(checks):
    library = os.path.join(os.environ['XDG_DATA_HOME'], 'reprints.nienbieu')
    checks.equal('the command line counts every article', make_library(library), 4)
    app = nbui.App([PROGRAM, '--library', library])
    try:
        app.resize(1280, 720)
        wait_count(app, checks, 'reprints are counted once from the start', 2)
        checks.check('and the tally says so', app.find('label', re.compile(words('reprints counted once$', 'bài đăng lại (chỉ )?tính một lần$'))))
        app.press(re.compile('(^| )%s$' % words('List', 'Danh sách')))
        reader(app, checks)
        app.activate('win.close-reader')
        app.press(re.compile('(^| )%s$' % words('Timeline', 'Dòng thời gian')))
        app.activate('win.merge-reprints')
        wait_count(app, checks, 'the choice is taken back', 4)
        app.set_text(app.find(('entry', 'text'), words('Search the library', 'Tìm trong thư viện')), '"sửa giếng"')
        wait_count(app, checks, 'a search keeps it so', 3)
        app.activate('win.clear-filters')
        wait_count(app, checks, 'so does clearing the filters', 4)
        app.activate('win.merge-reprints')
        wait_count(app, checks, 'and taken again', 2)
        checks.equal('nothing was complained of', app.complaints(), [])
        checks.equal('it closes', app.quit(), 0)
    finally:
        app.stop()


nbui.run(story)
