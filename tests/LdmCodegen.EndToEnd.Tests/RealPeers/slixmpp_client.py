"""Logs in at a server with slixmpp, asks for its domains and prints how that went in its last line.

Arguments: port, certificate of the authority, file with the password.
"""

import sys

import slixmpp
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath

REQUEST = (
    '<LDM_interface version="1.3"><cmd><action>list-domain</action><data version="3.0"/></cmd></LDM_interface>'
)
NAMESPACE = "{jabber:client}"


class Client(slixmpp.ClientXMPP):
    """Goes as far as the protocol has in common with XMPP, and then speaks the protocol."""

    def __init__(self, authority, password):
        super().__init__("user@localhost", password, sasl_mech="PLAIN")
        self.ca_certs = authority
        self.outcome = None
        self.add_event_handler("auth_success", self.on_login)
        self.add_event_handler("failed_auth", lambda _: self.end("refused"))
        self.add_event_handler("disconnected", lambda _: self.end("disconnected"))
        self.register_handler(Callback("reply", MatchXPath(NAMESPACE + "LDM_interface"), self.on_reply))

    def on_login(self, _):
        """The stream begins anew behind a login: the request waits for its features."""
        self.register_handler(
            Callback("features", MatchXPath("{http://etherx.jabber.org/streams}features"), self.on_features)
        )

    def on_features(self, _):
        """Nothing is offered any more: the server listens."""
        self.send_raw(REQUEST)

    def on_reply(self, stanza):
        """The status of the whole reply."""
        status = stanza.xml.find(f".//{NAMESPACE}response/{NAMESPACE}status")
        self.end("answered " + (status.text if status is not None else "nothing"))

    def end(self, outcome):
        """The first outcome counts."""
        if self.outcome is None:
            self.outcome = outcome
            self.disconnected.done() or self.disconnect(wait=0)
            self.loop.call_soon(self.loop.stop)


client = Client(sys.argv[2], open(sys.argv[3], encoding="utf-8").read())
client.connect(("127.0.0.1", int(sys.argv[1])), disable_starttls=False)
client.loop.call_later(30, client.end, "too late")
client.loop.run_forever()
print(client.outcome)
