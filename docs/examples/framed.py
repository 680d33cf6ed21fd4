"""A chat client over framed TCP: python3 framed.py [NICK [HOST [PORT]]]. Prints what comes, posts what is typed."""
import json, os, socket, sys, threading, time, uuid
nick, host, port = sys.argv[1:] + ["guest", "127.0.0.1", "6969"][len(sys.argv) - 1 :]
server, lock = socket.create_connection((host, port)), threading.Lock()
def send(**request):
    payload = json.dumps(request).encode()
    with lock:  # a frame is not to be divided by another
        server.sendall(len(payload).to_bytes(4, "big") + payload)
def talk():
    for text in sys.stdin:
        send(type="post", room="lobby", cid=uuid.uuid4().hex, text=text.rstrip())
    send(type="bye")
def beat():
    while not time.sleep(20): send(type="ping")  # the server lets go of whoever is silent for a minute
send(type="hello", v=1, nick=nick, rooms=["lobby"])
for task in talk, beat: threading.Thread(target=task, daemon=True).start()
frames = server.makefile("rb")
while head := frames.read(4):
    print(frames.read(int.from_bytes(head, "big")).decode(), flush=True)
os._exit(0)  # without waiting for the keyboard
