package io.usdtaggregator.simulator.fault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** 60 MB of JSON, sent from a file: the simulator's own heap must not feel what the readers have to survive. */
@ApplicationScoped
public class HugeAnswer {
    private static final int MEGABYTES = 60;

    private Path written;

    /** The answer: one JSON object with one endless text. */
    public synchronized Response answer() {
        if (written == null || !Files.exists(written)) {
            written = write();
        }
        return Response.ok(written.toFile(), MediaType.APPLICATION_JSON).build();
    }

    private static Path write() {
        byte[] megabyte = new byte[1024 * 1024];
        Arrays.fill(megabyte, (byte) 'x');
        try {
            Path file = Files.createTempFile("huge-answer", ".json");
            file.toFile().deleteOnExit();
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write("{\"x\":\"".getBytes());
                for (int i = 0; i < MEGABYTES; i++) {
                    out.write(megabyte);
                }
                out.write("\"}".getBytes());
            }
            return file;
        } catch (IOException cannotWrite) {
            throw new UncheckedIOException("the simulator cannot write its huge answer", cannotWrite);
        }
    }
}
