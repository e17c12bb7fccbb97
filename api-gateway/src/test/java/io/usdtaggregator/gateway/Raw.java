package io.usdtaggregator.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** A connection on which anything can be said, also what no HTTP client would say. */
final class Raw implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private static final int SMALL_WINDOW = 2_048;

    private final Socket socket;

    Raw(URL gateway) throws IOException {
        socket = new Socket(gateway.getHost(), gateway.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** From another address of this machine. */
    Raw(URL gateway, String from) throws IOException {
        socket =
                new Socket(InetAddress.getByName(gateway.getHost()), gateway.getPort(), InetAddress.getByName(from), 0);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** One whose receiver takes in next to nothing of what it does not read. */
    static Raw ofSmallWindow(URL gateway) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL_WINDOW);
        socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
        return new Raw(socket);
    }

    private Raw(Socket socket) {
        this.socket = socket;
    }

    /** Says one request with these lines above its end, and hears the answer until the connection ends. */
    static String ask(URL gateway, String... lines) throws IOException {
        try (Raw raw = new Raw(gateway)) {
            raw.say(String.join("\r\n", lines) + "\r\nHost: gateway\r\nConnection: close\r\n\r\n");
            return raw.hear();
        }
    }

    void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Says one thing more, unless the other side has answered by now. */
    boolean isAnsweredThough(String more) throws IOException {
        if (socket.getInputStream().available() > 0) {
            return true;
        }
        say(more);
        return false;
    }

    /** All until the other side closes; what was heard before a reset counts. */
    String hear() throws IOException {
        StringBuilder heard = new StringBuilder();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                heard.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
            }
        } catch (java.net.SocketException reset) {
            return heard.toString();
        }
        return heard.toString();
    }

    /** What is there to hear now. */
    String hearSome() throws IOException {
        byte[] buffer = new byte[64 * 1024];
        int read = socket.getInputStream().read(buffer);
        return read < 0 ? "" : new String(buffer, 0, read, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
