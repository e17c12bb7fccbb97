package io.usdtaggregator.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;

/** The clock of one process, off by as much as a test likes: {@code deploy/faults/clock.c}. */
final class OtherClock {
    private static final String LIBRARY = System.getProperty("faults.clock", "");
    private static final Duration STARTED_WITHIN = Duration.ofMinutes(5);

    private Path offset;

    /** Whether {@code deploy/faults/run} could build it. */
    static boolean isAvailable() {
        return !LIBRARY.isEmpty();
    }

    /** Kills the service, starts it again with a clock that is off from its start, and waits until it is ready. */
    void startAgain(FaultSet set, String service, Duration off) throws IOException {
        offset = Files.createTempFile("clock", "");
        jumpTo(off);
        set.service(service).kill();
        set.service(service).start(Map.of("LD_PRELOAD", LIBRARY, "CLOCK_OFFSET_FILE", offset.toString()));
        await().atMost(STARTED_WITHIN).until(Backend.at(set.port(service))::isReady);
    }

    /** In place, since the process has the file mapped: its next look at the clock finds this. */
    void jumpTo(Duration off) throws IOException {
        byte[] seconds = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(off.toSeconds())
                .array();
        Files.write(offset, seconds, StandardOpenOption.WRITE);
    }
}
