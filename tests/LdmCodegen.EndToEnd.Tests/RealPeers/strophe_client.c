/* Logs in at a server with libstrophe, asks for its domains and prints how that went in its last line.
 *
 * Arguments: port, certificate of the authority, file with the password.
 *
 * The streams are opened by hand: behind a login the library would ask for a resource, which the protocol does not know.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strophe.h>

#define TLS "urn:ietf:params:xml:ns:xmpp-tls"
#define SASL "urn:ietf:params:xml:ns:xmpp-sasl"

static char login[512];
static size_t login_length;
static int is_logged_in;
static int is_answered;

static int on_features(xmpp_conn_t *connection, xmpp_stanza_t *features, void *context)
{
    (void)features;
    if (!xmpp_conn_is_secured(connection)) {
        xmpp_send_raw_string(connection, "<starttls xmlns='" TLS "'/>");
    } else if (!is_logged_in) {
        char *encoded = xmpp_base64_encode(context, (const unsigned char *)login, login_length);
        xmpp_send_raw_string(connection, "<auth xmlns='" SASL "' mechanism='PLAIN'>%s</auth>", encoded);
        xmpp_free(context, encoded);
    } else {
        xmpp_send_raw_string(connection, "<LDM_interface version='1.3'><cmd><action>list-domain</action>"
                                         "<data version='3.0'/></cmd></LDM_interface>");
    }
    return 1;
}

static int on_proceed(xmpp_conn_t *connection, xmpp_stanza_t *proceed, void *context)
{
    (void)proceed;
    (void)context;
    if (xmpp_conn_tls_start(connection) == XMPP_EOK) {
        xmpp_conn_open_stream_default(connection);
    } else {
        xmpp_disconnect(connection);
    }
    return 1;
}

static int on_success(xmpp_conn_t *connection, xmpp_stanza_t *success, void *context)
{
    (void)success;
    (void)context;
    is_logged_in = 1;
    xmpp_conn_open_stream_default(connection);
    return 1;
}

static int on_failure(xmpp_conn_t *connection, xmpp_stanza_t *failure, void *context)
{
    (void)failure;
    (void)context;
    xmpp_disconnect(connection);
    return 1;
}

static int on_reply(xmpp_conn_t *connection, xmpp_stanza_t *reply, void *context)
{
    char *text;
    size_t length;
    if (xmpp_stanza_to_text(reply, &text, &length) == XMPP_EOK) {
        is_answered = strstr(text, "<status>success</status>") != NULL;
        xmpp_free(context, text);
    }
    xmpp_disconnect(connection);
    return 0;
}

static void on_change(xmpp_conn_t *connection, xmpp_conn_event_t event, int error, xmpp_stream_error_t *stream_error,
                      void *context)
{
    (void)error;
    (void)stream_error;
    if (event == XMPP_CONN_RAW_CONNECT) {
        xmpp_conn_open_stream_default(connection);
    } else if (event == XMPP_CONN_DISCONNECT) {
        xmpp_stop(context);
    }
}

static int read_login(const char *path)
{
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        return 0;
    }
    memcpy(login, "\0user\0", 6);
    login_length = 6 + fread(login + 6, 1, sizeof login - 6, file);
    fclose(file);
    return login_length > 6;
}

int main(int argc, char **argv)
{
    if (argc != 4 || !read_login(argv[3])) {
        return 2;
    }

    xmpp_initialize();
    xmpp_ctx_t *context = xmpp_ctx_new(NULL, xmpp_get_default_logger(XMPP_LEVEL_WARN));
    xmpp_conn_t *connection = xmpp_conn_new(context);
    xmpp_conn_set_cafile(connection, argv[2]);
    xmpp_conn_set_jid(connection, "user@localhost");
    xmpp_handler_add(connection, on_features, XMPP_NS_STREAMS, "features", NULL, context);
    xmpp_handler_add(connection, on_proceed, TLS, "proceed", NULL, context);
    xmpp_handler_add(connection, on_success, SASL, "success", NULL, context);
    xmpp_handler_add(connection, on_failure, SASL, "failure", NULL, context);
    xmpp_handler_add(connection, on_reply, NULL, "LDM_interface", NULL, context);
    if (xmpp_connect_raw(connection, "127.0.0.1", (unsigned short)atoi(argv[1]), on_change, context) != XMPP_EOK) {
        return 1;
    }

    xmpp_run(context);
    xmpp_conn_release(connection);
    xmpp_ctx_free(context);
    xmpp_shutdown();
    printf("%s, %s\n", is_logged_in ? "logged in" : "not logged in", is_answered ? "answered" : "not answered");
    return is_logged_in && is_answered ? 0 : 1;
}
