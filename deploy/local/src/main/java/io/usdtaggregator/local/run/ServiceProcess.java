package io.usdtaggregator.local.run;

import io.usdtaggregator.local.Problem;
import io.usdtaggregator.local.ports.Replica;
import io.usdtaggregator.local.ports.Role;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One process of a service of ours, and its log. */
final class ServiceProcess {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** Only admin-ui makes the first accounts; nobody else needs to know their passwords. */
    private static final Set<String> ADMIN_ONLY = Set.of("ADMIN_PASSWORD", "INTEGRATOR_PASSWORD", "INTEGRATOR_API_KEY");

    private final Replica replica;
    private final Process process;
    private final Path log;
    private final StartedProcess running;

    private ServiceProcess(Replica replica, Process process, Path log) {
        this.replica = replica;
        this.process = process;
        this.log = log;
        this.running = StartedProcess.of(replica.name(), process.pid(), replica.port());
    }

    /** @param javaOptions the operator's, for the virtual machine of each service */
    static ServiceProcess start(
            Replica replica, Path jar, Map<String, String> environment, LocalDirectory folder, List<String> javaOptions)
            throws IOException {
        Path log = folder.emptyLog(replica.name());
        List<String> command = new ArrayList<>(List.of(
                JAVA.toString(),
                "-Xmx" + replica.role().heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                // Most of what a service makes lives for a request or a poll: half of the heap, in place of a third, is
                // for it.
                "-XX:NewRatio=1",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                // Not the root of the sources: a .env there is for the containers.
                .directory(folder.base().toFile())
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.to(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put(replica.role().portVariable(), String.valueOf(replica.port()));
        // One port cannot be that of every service of this machine.
        builder.environment().remove("MANAGEMENT_PORT");
        if (replica.role() != Role.ADMIN) {
            builder.environment().keySet().removeAll(ADMIN_ONLY);
        }
        if (replica.role() != Role.GATEWAY) {
            builder.environment().remove("SIGNING_KEYS_SECRET");
        }
        return new ServiceProcess(replica, builder.start(), log);
    }

    Replica replica() {
        return replica;
    }

    StartedProcess running() {
        return running;
    }

    Process process() {
        return process;
    }

    Path log() {
        return log;
    }

    /** Fails where it is not there any more. */
    void requireAlive() {
        if (!process.isAlive()) {
            throw Problem.of(
                    "%s ended while it started (exit code %d); %s says why", replica.name(), process.exitValue(), log);
        }
    }

    void askToEnd() {
        process.destroy();
    }

    void end() {
        running.end();
    }
}
