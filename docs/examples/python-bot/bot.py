import base64, hmac, json, os, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

def answer(turn):
    if turn["asked"] != "address" or not turn["messages"]:
        return {"say": ["Which home is it? Street and number will do."], "asked": "address"}
    said = turn["messages"][-1]
    address = {"value": said["text"][:200], "source": said["id"]}
    return {"say": ["Thank you, that is in our area. What made you think of selling?"], "facts": {"address": address}}

class Bot(BaseHTTPRequestHandler):
    def do_POST(self):
        body, sent_at = self.rfile.read(int(self.headers["content-length"])), self.headers["webhook-timestamp"]
        signed = f"{self.headers['webhook-id']}.{sent_at}.".encode() + body
        mac = "v1," + base64.b64encode(hmac.digest(os.environ["BOT_SECRET"].encode(), signed, "sha256")).decode()
        genuine = any(hmac.compare_digest(mac, given) for given in self.headers["webhook-signature"].split())
        fresh = abs(time.time() - int(sent_at)) < 300
        self.send_response(200 if genuine and fresh else 401)
        self.end_headers()
        self.wfile.write(json.dumps(answer(json.loads(body))).encode() if genuine and fresh else b"")

server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8000"))), Bot)
print(f"listening on {server.server_port}", flush=True)
server.serve_forever()
