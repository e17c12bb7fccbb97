package io.usdtaggregator.endtoend;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One HTTP/1.1 connection that is used again until the other side says that it ends. It repeats nothing by itself, as
 * other clients do when a connection breaks: what is lost shows.
 */
final class KeptConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;
    private boolean isEnded;

    record Answer(int status, String body) {}

    KeptConnection(String host, int port) throws IOException {
        socket = new Socket(host, port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Whether it was ended between two requests: then nothing was asked, and another connection may be. */
    boolean isEnded() throws IOException {
        if (!isEnded && in.available() == 0) {
            socket.setSoTimeout(1);
            in.mark(1);
            try {
                isEnded = in.read() < 0;
                in.reset();
            } catch (SocketTimeoutException open) {
                isEnded = false;
            } finally {
                socket.setSoTimeout(PATIENCE_MILLIS);
            }
        }
        return isEnded;
    }

    Answer get(String path, String key) throws IOException {
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: gateway\r\nX-API-Key: " + key + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String[] parts = header.toLowerCase(Locale.ROOT).split(":\\s*", 2);
            if (parts[0].equals("content-length")) {
                length = Integer.parseInt(parts[1]);
            } else if (parts[0].equals("connection")) {
                isEnded = parts[1].equals("close");
            }
        }
        return new Answer(status, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended within an answer");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
