package io.usdtaggregator.local.run;

import io.usdtaggregator.local.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code deploy/run-local stop}: ends the run of this folder, whoever started it. */
public final class Stop {
    /** Eight processes in order, each with its time to finish what it does. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private Stop() {}

    public static void run(LocalDirectory folder, Consumer<String> progress) throws IOException {
        Optional<ProcessHandle> launcher = SingleInstanceLock.holder(folder).flatMap(ProcessHandle::of);
        Optional<RunState> state = RunState.read(folder.runFile());
        if (launcher.isEmpty() && state.isEmpty()) {
            progress.accept("nothing runs");
            return;
        }
        launcher.ifPresent(process -> {
            process.destroy();
            if (!StartedProcess.ends(process, PATIENCE)) {
                throw Problem.of("the launcher (pid %d) did not end; end it with: kill -9 %<d", process.pid());
            }
        });
        LeftoverProcesses.end(folder, progress);
        progress.accept("ended");
    }
}
