"""A session of ncclient, a NETCONF client of others, with the server under test.

ncclient opens sessions over SSH alone. Here it gets a socket that is open already; greeting, framing, requests, replies and
notifications are its own work. What it understood is printed, a line for each step.
"""

import socket
import sys

from ncclient import manager
from ncclient.operations import RPCError
from ncclient.transport.ssh import SSHSession


class OpenSocket:
    """A TCP connection as ncclient uses a channel."""

    def __init__(self, port):
        self._socket = socket.create_connection(("127.0.0.1", port))

    def fileno(self):
        return self._socket.fileno()

    def recv(self, size):
        return self._socket.recv(size)

    def send(self, data):
        return self._socket.send(data)

    def send_ready(self):
        return True

    def is_active(self):
        return True

    def close(self):
        # The session's thread reads until the end: a socket that is only closed would never wake it.
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            self._socket.close()


def tell(*words):
    print(*words, flush=True)


handler = manager.make_device_handler(None)
session = SSHSession(handler)
session._channel = session._transport = OpenSocket(int(sys.argv[1]))
session._connected = True
session._post_connect()
tell("greeted", session.id, *sorted(session.server_capabilities))

client = manager.Manager(session, handler, timeout=30)
tell("data", client.get(filter=("subtree", '<top xmlns="urn:example:top"/>')).data_ele[0].tag)
try:
    client.kill_session("77")
except RPCError as error:
    tell("error", error.type, error.tag, error.severity, error.message)

client.create_subscription(stream_name="alarms")
tell("subscribed")
event = client.take_notification(timeout=30).notification_ele
tell("event", *(f"{child.tag}={child[0].text if len(child) else child.text}" for child in event))
tell("closed", client.close_session().ok)
