#!/usr/bin/env python3
"""Runs `editie check --online` against a real server on loopback that does what real servers do.

usage: online.py EDITIE

The server counts every request, so that politeness, the cache and the guard of private addresses are seen and not believed.
The last line is `N passed, M failed`.
"""
import collections, http.server, json, os, ssl, subprocess, sys, tempfile, threading, time

editie = os.path.abspath(sys.argv[1])
passed = failed = 0
seen = collections.Counter()
times = collections.defaultdict(list)
running = collections.Counter()
most = collections.Counter()
lock = threading.Lock()


def expect(holds, what):
    global passed, failed
    passed, failed = passed + bool(holds), failed + (not holds)
    if not holds:
        print("FAIL", what)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def answer(self, code, **headers):
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", "0" if self.command == "HEAD" else "2")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(b"ok")

    def handle_any(self):
        path = self.path.split("?")[0]
        host = self.server.server_address[0]
        with lock:
            seen[(host, self.command, path)] += 1
            times[path].append(time.monotonic())
            count = sum(seen[(host, c, path)] for c in ("HEAD", "GET"))
        other = self.server.other
        if path == "/no-head" and self.command == "HEAD":
            self.answer(405)
        elif path == "/gone":
            self.answer(404)
        elif path == "/teapot":
            self.answer(418)
        elif path == "/moved":
            self.answer(301, Location="/here")
        elif path == "/for-now":
            self.answer(302, Location="here")
        elif path == "/cookie":
            self.answer(302, Location="/cookie", Set_Cookie="seen=1")
        elif path == "/moved-on":
            self.answer(301, Location="/for-now#deel")
        elif path == "/hangs-up" and self.command == "HEAD":
            self.close_connection = True
            self.connection.close()
        elif path == "/loop":
            self.answer(302, Location="/loop")
        elif path == "/to-private":
            self.answer(302, Location=f"http://127.0.0.2:{other}/secret")
        elif path == "/flaky":
            self.answer(503 if count < 3 else 200)
        elif path == "/busy":
            self.answer(429, Retry_After="1") if count < 2 else self.answer(200)
        elif path == "/busy-long":
            self.answer(429, Retry_After="7200")
        elif path == "/slow":
            time.sleep(4 if count < 2 else 0)
            self.answer(200)
        elif path == "/hangs":
            time.sleep(4)
            self.answer(200)
        elif path.startswith("/many"):
            with lock:
                running["all"] += 1
                most["all"] = max(most["all"], running["all"])
            time.sleep(0.15)
            with lock:
                running["all"] -= 1
            self.answer(200)
        else:
            self.answer(200)

    do_GET = do_HEAD = handle_any


def serve(address, secure=None):
    server = http.server.ThreadingHTTPServer((address, 0), Handler)
    server.daemon_threads = True
    server.other = 0
    if secure:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(secure)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


with tempfile.TemporaryDirectory() as scratch:
    pem = os.path.join(scratch, "own.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", pem + ".key", "-out", pem + ".crt"], check=True, capture_output=True)
    with open(pem, "w") as out:
        for part in (".key", ".crt"):
            with open(pem + part) as file:
                out.write(file.read())
    public, private, secure = serve("127.0.0.1"), serve("127.0.0.2"), serve("127.0.0.1", pem)
    public.other = private.server_address[1]
    base = f"http://127.0.0.1:{public.server_address[1]}"
    os.makedirs(os.path.join(scratch, "guide"))
    cache = os.path.join(scratch, "cache")
    environment = dict(os.environ, XDG_CACHE_HOME=cache, SOURCE_DATE_EPOCH=str(int(time.time())))

    def check(links, rules="", *args, env=environment):
        with open(os.path.join(scratch, "guide", "guide.yml"), "w") as file:
            file.write("title: Gids\nrules:\n  external/dead:\n    allow: [127.0.0.1]\n    timeout: 2\n" + rules)
        with open(os.path.join(scratch, "guide", "a.md"), "w") as file:
            file.write("# A\n\n" + "\n\n".join(f"[de pagina {i}]({link})" for i, link in enumerate(links)) + "\n")
        run = subprocess.run([editie, "-C", scratch, "check", "--online", "--format", "json", "--rule", "external/dead", "--rule", "external/redirected", "--rule", "external/insecure", *args], capture_output=True, timeout=120, env=env)
        try:
            document = json.loads(run.stdout)
        except ValueError:
            return None, {}, run
        return document, {f["target"].replace(base, ""): (f["rule"], f["message"], f["suggestion"]) for f in document["findings"]}, run

    document, found, run = check([base + p for p in ("/here", "/no-head", "/gone", "/teapot", "/moved#kop", "/for-now", "/loop", "/to-private", "/flaky", "/busy", "/busy-long", "/slow", "/hangs", "/cookie", "/moved-on", "/hangs-up", "/een pagina?q=é".replace(" ", "%20"))])
    expect(document and run.returncode == 0, "dead links do not block by themselves")
    for path in ("/hangs-up", "/cookie", "/here", "/no-head", "/for-now", "/flaky", "/busy", "/slow", "/een%20pagina?q=é"):
        expect(path not in found, f"{path} is alive: {found.get(path)}")
    expect(seen[("127.0.0.1", "GET", "/here")] == 0 and seen[("127.0.0.1", "GET", "/no-head")] == 1, "HEAD first, GET where HEAD is refused")
    expect(found.get("/gone", ("",))[0] == "external/dead" and "404" in found["/gone"][1], "404 is dead")
    expect("418" in found.get("/teapot", ("", ""))[1], "418 is dead unless accepted")
    expect(found.get("/moved#kop") and found["/moved#kop"][0] == "external/redirected" and found["/moved#kop"][2] == base + "/here#kop", f"301 names the new address: {found.get('/moved#kop')}")
    expect("redirects" in found.get("/loop", ("", ""))[1], "a loop ends")
    expect(found.get("/moved-on", ("", "", ""))[2] == base + "/for-now#deel", f"the first hops that last are named, with their part of the page: {found.get('/moved-on')}")
    expect(any("cookie" in s["why"] for s in document["skipped"]), "a page that wants a cookie is not judged, and said so")
    expect("not public" in found.get("/to-private", ("", ""))[1], f"a redirect into a private network is not followed: {found.get('/to-private')}")
    expect(not [k for k in seen if k[0] == "127.0.0.2"], "the private server was never asked")
    expect("/busy-long" not in found and any("7200" in s["why"] for s in document["skipped"]), "a long Retry-After is respected and named")
    expect(times["/busy"][-1] - times["/busy"][0] >= 1, "Retry-After is waited for")
    expect("in time" in found.get("/hangs", ("", ""))[1] and sum(v for k, v in seen.items() if k[2] == "/hangs") >= 3, "a time-out is tried again, then dead")
    expect(document["checked"]["external"] == 17, f"counts what was asked: {document['checked']['external']}")

    before = sum(seen.values())
    document, again, _ = check([base + "/here", base + "/gone", base + "/moved#kop"])
    expect(sum(seen.values()) == before and set(again) == {"/gone", "/moved#kop"}, "answers of the last days are believed")
    later = dict(environment, SOURCE_DATE_EPOCH=str(int(time.time()) + 2 * 24 * 3600))
    check([base + "/here", base + "/gone"], env=later)
    expect(seen[("127.0.0.1", "HEAD", "/gone")] == 2 and seen[("127.0.0.1", "HEAD", "/here")] >= 1, "what was dead is asked again after a day")

    _, found, _ = check([base + "/teapot?2"], "    accept: [418]\n")
    expect(not found, "accepted status codes are fine")
    document, found, _ = check([base + "/gone?2"], "    exclude: ['http://127.0.0.1*/**']\n")
    expect(not found and any("excluded" in s["why"] for s in document["skipped"]), "excluded addresses are not asked, and that is said")
    _, found, _ = check([f"http://127.0.0.2:{public.other}/x", "http://[::1]:9/x", "http://169.254.169.254/latest"])
    expect(len(found) == 3 and all("not public" in f[1] for f in found.values()), f"private and link-local addresses are not asked: {found}")
    expect(not [k for k in seen if k[0] == "127.0.0.2"], "the private server was never asked by its address either")
    _, found, _ = check([f"https://127.0.0.1:{secure.server_address[1]}/x"])
    expect(len(found) == 1 and "certificate" in list(found.values())[0][1], f"a certificate that nobody vouches for is dead: {found}")
    _, found, _ = check([f"http://127.0.0.1:{private.server_address[1] + 1 if private.server_address[1] < 65000 else 9}/x"], "    attempts: 1\n")
    expect(len(found) == 1, "a closed port is dead")
    most.clear()
    check([base + f"/many{i}" for i in range(12)])
    expect(most["all"] <= 2, f"two questions to one host at a time: {most['all']}")

    document, found, run = check([base + "/moved?fix#kop"], "", "--fix")
    with open(os.path.join(scratch, "guide", "a.md")) as file:
        expect(base + "/here#kop" in file.read(), "--fix writes the new address")
    _, _, run = check(["http://nergens.invalid/x"])
    expect(run.returncode in (0, 3), "a name that is nowhere is dead, or the network is named")
    if run.returncode == 3:
        expect(b"network" in run.stderr, "no network is said")
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
