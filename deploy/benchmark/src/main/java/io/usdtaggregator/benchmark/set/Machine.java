package io.usdtaggregator.benchmark.set;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where and when a figure was measured, and what else was going on. */
public final class Machine {

    private Machine() {}

    public static String now() throws IOException {
        return Instant.now().truncatedTo(ChronoUnit.MINUTES) + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, Java " + Runtime.version() + ", load average "
                + Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }
}
