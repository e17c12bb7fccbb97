package io.usdtaggregator.embedded;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One plain connection to a Redis, for tests and measurements: a command, its answer. Not for several threads. */
public final class RedisConnection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    /** {@code url} is of the form {@code redis://host:port}. */
    public RedisConnection(String url) throws IOException {
        URI address = URI.create(url);
        socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = new BufferedOutputStream(socket.getOutputStream());
    }

    /** The answer: a String, a Long, a List of these, or {@code null} for nothing. */
    public Object run(String... command) {
        send(command);
        return answer();
    }

    /** Sends without waiting; each needs its own {@link #answer()}. */
    public void send(String... command) {
        try {
            out.write(("*" + command.length + "\r\n").getBytes(StandardCharsets.UTF_8));
            for (String part : command) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                out.write(("$" + bytes.length + "\r\n").getBytes(StandardCharsets.UTF_8));
                out.write(bytes);
                out.write("\r\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Waits for the next answer, or the next message of a channel. */
    public Object answer() {
        try {
            out.flush();
            return read();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Object read() throws IOException {
        String line = line();
        String rest = line.substring(1);
        switch (line.charAt(0)) {
            case '+':
                return rest;
            case ':':
                return Long.valueOf(rest);
            case '$':
                return text(Integer.parseInt(rest));
            case '*':
                List<Object> parts = new ArrayList<>();
                for (int left = Integer.parseInt(rest); left > 0; left--) {
                    parts.add(read());
                }
                return parts;
            default:
                throw new IOException("Redis: " + rest);
        }
    }

    private String text(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        byte[] bytes = in.readNBytes(length);
        line();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("Redis ended the connection");
            }
            line.append((char) next);
        }
        return line.substring(0, line.length() - 1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
