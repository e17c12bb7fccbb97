package io.usdtaggregator.local.run;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/** {@code deploy/run-local status}: each process with its number, its port, and whether it is ready. */
public final class Status {
    private final LocalDirectory folder;
    private final Health health = new Health();

    public Status(LocalDirectory folder) {
        this.folder = folder;
    }

    /** Whether all is ready. */
    public boolean print(PrintStream out) throws IOException, InterruptedException {
        Optional<RunState> state = RunState.read(folder.runFile());
        if (state.isEmpty()) {
            out.println("nothing runs");
            return false;
        }
        boolean ready = state.get().ready();
        boolean launcher = state.get().launcher().isAlive();
        out.printf("%s, %s%n", state.get().sandbox() ? "sandbox" : "live", phase(launcher, ready));
        for (StartedProcess process : state.get().processes()) {
            String standing = standing(process);
            out.printf("%-20s pid %-8d port %-6d %s%n", process.name(), process.pid(), process.port(), standing);
            ready &= standing.equals("ready");
        }
        return ready && launcher;
    }

    private static String phase(boolean launcher, boolean ready) {
        if (!launcher) {
            return "left by a launcher that was killed: deploy/run-local stop";
        }
        return ready ? "started" : "starting";
    }

    private String standing(StartedProcess process) throws InterruptedException {
        if (!process.isAlive()) {
            return "ended";
        }
        boolean server = process.name().equals("postgres") || process.name().equals("redis");
        return server || health.isReady(process.port()) ? "ready" : "not ready";
    }
}
