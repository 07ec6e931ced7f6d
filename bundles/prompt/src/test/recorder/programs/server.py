# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""A server on port 8000 that sends /slow slowly, with two stalls, and lets nobody see anything else without a password."""
import http.server
import time


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if not self.path.startswith("/slow"):
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="git"')
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Length", "400000")
        self.end_headers()
        for part in range(40):
            self.wfile.write(b"x" * 10_000)
            self.wfile.flush()
            time.sleep(3 if part in (12, 30) else 0.12)

    def log_message(self, *words):
        pass


http.server.HTTPServer(("127.0.0.1", 8000), Handler).serve_forever()
