package io.usdtaggregator.collector.processes;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Says single commands to Redis, without a framework: for tests that stand outside of every service. */
final class PlainRedis {
    private final int port;

    PlainRedis(int port) {
        this.port = port;
    }

    /** The answer as text; a list's elements are left unread. */
    String run(String... command) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes("*" + command.length + "\r\n"));
            for (String part : command) {
                byte[] bytes = bytes(part);
                out.write(bytes("$" + bytes.length + "\r\n"));
                out.write(bytes);
                out.write(bytes("\r\n"));
            }
            out.flush();
            return answer(new BufferedInputStream(socket.getInputStream()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String answer(InputStream in) throws IOException {
        String line = line(in);
        if (line.startsWith("-")) {
            throw new IOException(line);
        }
        if (!line.startsWith("$")) {
            return line.substring(1);
        }
        int length = Integer.parseInt(line.substring(1));
        return length < 0 ? "" : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\r' && next >= 0; next = in.read()) {
            line.append((char) next);
        }
        in.read();
        return line.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
