"""A process in the middle: passes bytes between one client and a server until it is killed.

Its arguments are the port of the server and, unless both are on loopback, the address to listen on and that of the server.
Prints the port it listens on, then how many bytes of the server have been handed to the client so far.
"""

import selectors
import socket
import sys

listener = socket.create_server((sys.argv[2] if len(sys.argv) > 2 else "127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
client, _ = listener.accept()
server = socket.create_connection((sys.argv[3] if len(sys.argv) > 3 else "127.0.0.1", int(sys.argv[1])))
other = {client: server, server: client}
passed = 0
selector = selectors.DefaultSelector()
for end in other:
    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    selector.register(end, selectors.EVENT_READ)
while True:
    for key, _ in selector.select():
        data = key.fileobj.recv(65536)
        if not data:
            sys.exit(0)
        other[key.fileobj].sendall(data)
        if key.fileobj is server:
            passed += len(data)
            print(passed, flush=True)
