import base64, hmac, json, os, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

def answer(turn):
    if turn["asked"] == "address" and turn["messages"]:
        said = turn["messages"][-1]
        address = {"value": said["text"][:200], "source": said["id"]}
        return {"say": ["Thank you, that is in our area. What made you think of selling?"], "facts": {"address": address}}
    return {"say": ["Which home is it? Street and number will do."], "asked": "address"}

class Bot(BaseHTTPRequestHandler):
    def do_POST(self):
        sent_at, body = self.headers["webhook-timestamp"], self.rfile.read(int(self.headers["content-length"]))
        signed = f"{self.headers['webhook-id']}.{sent_at}.".encode() + body
        mac = "v1," + base64.b64encode(hmac.digest(os.environ["BOT_SECRET"].encode(), signed, "sha256")).decode()
        ours = [hmac.compare_digest(mac, given) for given in self.headers["webhook-signature"].split()]
        genuine = any(ours) and abs(time.time() - int(sent_at)) < 300
        self.send_response(200 if genuine else 401)
        self.end_headers()
        self.wfile.write(json.dumps(answer(json.loads(body))).encode() if genuine else b"")

server = ThreadingHTTPServer((os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8000"))), Bot)
print(f"listening on {server.server_port}", flush=True)
server.serve_forever()
