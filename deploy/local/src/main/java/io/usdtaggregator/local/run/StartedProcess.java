package io.usdtaggregator.local.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A process that was started, told from a later one with the same number by when it began. */
public record StartedProcess(
        String name,
        long pid,
        @JsonProperty("started_millis") long startedMillis,
        int port) {
    /** The system counts the start in ticks and may move its clock a little. */
    private static final long SAME_START_MILLIS = 5_000;

    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    public static StartedProcess of(String name, long pid, int port) {
        return new StartedProcess(
                name, pid, ProcessHandle.of(pid).map(StartedProcess::startOf).orElse(0L), port);
    }

    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> Math.abs(startOf(process) - startedMillis) <= SAME_START_MILLIS);
    }

    @JsonIgnore
    public boolean isAlive() {
        return process().isPresent();
    }

    /** Asks it to end, and ends it where it does not. */
    public void end() {
        process().ifPresent(process -> {
            process.destroy();
            if (!ends(process, PATIENCE)) {
                process.destroyForcibly();
                ends(process, PATIENCE);
            }
        });
    }

    /** Whether it ended in that time. Looked at again and again: while a JVM ends, JDK 25 completes no {@code onExit()}. */
    static boolean ends(ProcessHandle process, Duration patience) {
        long began = System.nanoTime();
        try {
            while (process.isAlive() && System.nanoTime() - began < patience.toNanos()) {
                Thread.sleep(LOOK_AGAIN.toMillis());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return !process.isAlive();
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
