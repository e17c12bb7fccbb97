package io.usdtaggregator.local.run;

import io.usdtaggregator.embedded.PostgresServer;
import io.usdtaggregator.embedded.RedisServer;
import io.usdtaggregator.local.Problem;
import io.usdtaggregator.local.ports.Replica;
import io.usdtaggregator.local.ports.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that this launcher started. Starting and ending exclude each other, so that a Ctrl-C in the middle of a start
 * ends just what is there and nothing starts after it.
 */
final class RunningServices {
    private final LocalDirectory folder;
    private final boolean sandbox;
    private final List<String> javaOptions;
    private final Map<Role, List<ServiceProcess>> services = new EnumMap<>(Role.class);
    private Optional<PostgresServer> postgres = Optional.empty();
    private Optional<RedisServer> redis = Optional.empty();
    private boolean ready;
    private boolean ended;

    /** @param javaOptions the operator's, for the virtual machine of each service */
    RunningServices(LocalDirectory folder, boolean sandbox, List<String> javaOptions) {
        this.folder = folder;
        this.sandbox = sandbox;
        this.javaOptions = List.copyOf(javaOptions);
    }

    synchronized PostgresServer startPostgres(Path data, int port) throws IOException {
        requireNotEnded();
        try {
            PostgresServer started = PostgresServer.start(data, port);
            postgres = Optional.of(started);
            return started;
        } catch (IOException | IllegalStateException failed) {
            throw Problem.of("PostgreSQL did not start; %s.log says why", data);
        } finally {
            remember();
        }
    }

    synchronized RedisServer startRedis(Path data, int port) throws IOException {
        requireNotEnded();
        try {
            RedisServer started = RedisServer.start(data, port);
            redis = Optional.of(started);
            return started;
        } catch (IOException failed) {
            throw Problem.of("Redis did not start; %s.log says why", data);
        } finally {
            remember();
        }
    }

    synchronized ServiceProcess start(Replica replica, Path jar, Map<String, String> environment) throws IOException {
        requireNotEnded();
        ServiceProcess started = ServiceProcess.start(replica, jar, environment, folder, javaOptions);
        List<ServiceProcess> replicas = services.computeIfAbsent(replica.role(), role -> new ArrayList<>());
        replicas.add(started);
        replicas.sort(Comparator.comparing(service -> service.replica().number()));
        remember();
        return started;
    }

    synchronized void markReady() throws IOException {
        ready = true;
        remember();
    }

    /** In order, from what is asked to what answers; false where they are ended already. */
    synchronized boolean end() {
        if (ended) {
            return false;
        }
        ended = true;
        services.values().forEach(RunningServices::end);
        redis.ifPresent(RedisServer::close);
        postgres.ifPresent(this::close);
        // A build that was interrupted, and whatever a service left behind.
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
        forgetRun();
        return true;
    }

    synchronized boolean isEnded() {
        return ended;
    }

    private static void end(List<ServiceProcess> replicas) {
        replicas.forEach(ServiceProcess::askToEnd);
        replicas.forEach(ServiceProcess::end);
    }

    private void close(PostgresServer server) {
        try {
            StartedProcess process = running(server);
            server.close();
            // pg_ctl is content a moment before the process is gone.
            process.end();
        } catch (IOException | IllegalStateException failed) {
            System.err.println("run-local: PostgreSQL did not end in order: " + failed.getMessage());
        }
    }

    private static StartedProcess running(PostgresServer server) {
        return StartedProcess.of("postgres", server.pid(), server.port());
    }

    private void requireNotEnded() {
        if (ended) {
            throw Problem.of("ended while it started");
        }
    }

    private void remember() throws IOException {
        List<StartedProcess> running = new ArrayList<>();
        services.values().forEach(replicas -> replicas.forEach(service -> running.add(service.running())));
        redis.ifPresent(server -> running.add(StartedProcess.of("redis", server.pid(), server.port())));
        postgres.ifPresent(server -> running.add(running(server)));
        StartedProcess self =
                StartedProcess.of("launcher", ProcessHandle.current().pid(), 0);
        new RunState(self, sandbox, ready, running).write(folder.runFile());
    }

    private void forgetRun() {
        try {
            Files.deleteIfExists(folder.runFile());
        } catch (IOException left) {
            System.err.println("run-local: " + folder.runFile() + " could not be deleted");
        }
    }
}
