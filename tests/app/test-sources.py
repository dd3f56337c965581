# SPDX-License-Identifier: GPL-3.0-or-later
"""Sources: added, asked and asked again in the window, with a feed on loopback.

Arguments: the program, the command line program.
"""

import http.server
import os
import re
import sys
import threading

import nbui

PROGRAM = sys.argv[1]
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Báo Xóm</title>
<item><title>Họp thôn</title><link>/1.html</link></item></channel></rss>"""
PAGE = """<html lang="vi"><head><meta charset="utf-8"><title>Họp thôn bàn việc làm đường</title></head><body><article>
<h1>Họp thôn bàn việc làm đường</h1><p>Tối 12/3/2024, cả thôn họp ở nhà văn hóa, bàn cách làm lại con đường ra đồng,
ai cũng góp một lời và ghi tên một buổi công.</p></article></body></html>"""


class Site(http.server.BaseHTTPRequestHandler):
    """Gives the feed and its page; answers 304 to who has the feed already."""

    asked = []

    def do_GET(self):
        has_it = self.headers.get('If-None-Match') == '"1"'
        self.asked.append((self.path, has_it))
        body = {'/rss.xml': FEED, '/1.html': PAGE}.get(self.path, '').encode()
        feed = self.path == '/rss.xml'
        self.send_response(404 if not body else 304 if feed and has_it else 200)
        if feed:
            self.send_header('ETag', '"1"')
        if feed and has_it:
            body = b''
        self.send_header('Content-Type', 'application/rss+xml' if feed else 'text/html; charset=utf-8')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def story(checks):
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = 'http://127.0.0.1:%d' % server.server_port
    app = nbui.App([PROGRAM, '--library', os.path.join(os.environ['XDG_DATA_HOME'], 'sources.nienbieu')])
    try:
        app.find('label', re.compile('.'))
        app.activate('win.add-source')
        entry = app.find(('entry', 'text'), 'Address of a feed')
        checks.equal('every button has a name', app.nameless(), [])

        app.set_text(entry, 'không phải địa chỉ')
        app.press(re.compile('Add$'))
        checks.check('nonsense is told', app.find('label', re.compile('^That is no address')))
        checks.equal('nothing was asked yet', Site.asked, [])

        app.set_text(entry, '  %s/rss.xml ' % address)
        app.press(re.compile('Add$'))
        checks.check('the source is listed', app.find('label', 'Not asked yet'))
        app.press(re.compile('Sync Now$'))
        checks.check('its result is told', app.find('label', '1 new article'))
        checks.check('it has the name that it gives itself', app.find('label', 'Báo Xóm'))
        checks.check('the article is on the timeline', app.find('list', re.compile('^Timeline .*, 1 article$')))

        before = len(Site.asked)
        app.press(re.compile('Sync Now$'))
        checks.check('the second time nothing changed', app.find('label', 'Not changed (304)'))
        checks.equal('only the feed was asked, on a condition',
                     [a for a in Site.asked[before:] if 'robots' not in a[0]], [('/rss.xml', True)])

        app.set_text(entry, address + '/gone.xml')
        app.press(re.compile('Add$'))
        app.find('label', 'Not asked yet')
        app.press(re.compile('Sync Now$'))
        checks.check('trouble is told in words', app.find('label', re.compile('not found')))
        checks.check('under a heading of its own', app.find('label', 'Needs attention'))
        checks.equal('nothing was complained of', app.complaints(), [])
        checks.equal('it closes', app.quit(), 0)
    finally:
        app.stop()
        server.shutdown()


nbui.run(story)
