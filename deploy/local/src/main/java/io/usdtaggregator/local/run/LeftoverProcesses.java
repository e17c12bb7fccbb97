package io.usdtaggregator.local.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Processes whose launcher was killed before it could end them. */
final class LeftoverProcesses {

    private LeftoverProcesses() {}

    static void end(LocalDirectory folder, Consumer<String> progress) throws IOException {
        Optional<RunState> state = RunState.read(folder.runFile());
        List<StartedProcess> left = state.map(RunState::processes).orElse(List.of()).stream()
                .filter(StartedProcess::isAlive)
                .toList();
        if (!left.isEmpty()) {
            progress.accept("ending what an earlier run left: "
                    + String.join(", ", left.stream().map(StartedProcess::name).toList()));
            left.forEach(StartedProcess::end);
        }
        Files.deleteIfExists(folder.runFile());
    }
}
