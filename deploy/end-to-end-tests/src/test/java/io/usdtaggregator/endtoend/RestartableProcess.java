package io.usdtaggregator.endtoend;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process that runs already, which a test may kill, stop where it stands, and start again as it was started (Linux). */
final class RestartableProcess implements AutoCloseable {
    private static final int SECONDS_TO_END = 30;
    private static final String RUN = "/target/quarkus-app/quarkus-run.jar";

    private final List<String> command;
    private final Map<String, String> environment;
    private final File directory;
    private final File log;
    private ProcessHandle running;

    RestartableProcess(long pid, Path log) throws IOException {
        Path process = Path.of("/proc/" + pid);
        command = new ArrayList<>(parts(process.resolve("cmdline")).toList());
        environment = parts(process.resolve("environ"))
                .map(variable -> variable.split("=", 2))
                .filter(variable -> variable.length == 2)
                .collect(Collectors.toMap(variable -> variable[0], variable -> variable[1], (one, same) -> one));
        directory = Files.readSymbolicLink(process.resolve("cwd")).toFile();
        this.log = log.toFile();
        running = ProcessHandle.of(pid).orElseThrow();
    }

    private static Stream<String> parts(Path file) throws IOException {
        return Stream.of(Files.readString(file).split("\0")).filter(part -> !part.isEmpty());
    }

    long pid() {
        return running.pid();
    }

    /** kill -9. */
    void kill() {
        running.destroyForcibly();
        running.onExit().orTimeout(SECONDS_TO_END, TimeUnit.SECONDS).join();
    }

    /** SIGTERM, and waits until it has ended. */
    void terminate() {
        running.destroy();
        running.onExit().orTimeout(SECONDS_TO_END, TimeUnit.SECONDS).join();
    }

    /** From now on it is started from this build: the file that it runs, which ends in the same way. */
    void runFrom(Path build) {
        command.replaceAll(
                part -> part.endsWith(RUN) ? build.resolve(moduleOf(part) + RUN).toString() : part);
    }

    private static String moduleOf(String jar) {
        return Path.of(jar.substring(0, jar.length() - RUN.length()))
                .getFileName()
                .toString();
    }

    /** Begins to start it; it is not waited for. */
    void start() throws IOException {
        start(Map.of());
    }

    /** @param more variables of this start alone */
    void start(Map<String, String> more) throws IOException {
        ProcessBuilder again = new ProcessBuilder(command)
                .directory(directory)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        again.environment().clear();
        again.environment().putAll(environment);
        again.environment().putAll(more);
        running = again.start().toHandle();
    }

    void standStill() throws IOException, InterruptedException {
        signal("STOP");
    }

    void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(running.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        running.destroyForcibly();
    }
}
