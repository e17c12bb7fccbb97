package io.usdtaggregator.local.run;

import io.usdtaggregator.local.Problem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;

/** A server that the operator runs: asked at once, since a service would only be slow to say that it is not there. */
record ExternalServer(String variable, String host, int port) {
    private static final int ANSWER_MILLIS = 3_000;

    static ExternalServer of(String variable, String url, String scheme, int defaultPort) {
        try {
            URI uri = new URI(url);
            if (scheme.equals(uri.getScheme()) && uri.getHost() != null) {
                return new ExternalServer(variable, uri.getHost(), uri.getPort() == -1 ? defaultPort : uri.getPort());
            }
        } catch (URISyntaxException malformed) {
            // The sentence below is for both; the URL itself may hold a password.
        }
        throw Problem.wrongUse("%s must have the form %s://host:port", variable, scheme);
    }

    void requireAnswer() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), ANSWER_MILLIS);
        } catch (IOException nobody) {
            throw Problem.of(
                    "nobody answers at %s:%d (%s): start that server, or unset %s for an embedded one",
                    host, port, variable, variable);
        }
    }
}
