package io.usdtaggregator.local.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Processes whose launcher was killed before it could end them. */
final class Leftovers {

    private Leftovers() {}

    static void end(Folder folder, Consumer<String> progress) throws IOException {
        Optional<RunState> state = RunState.read(folder.runFile());
        List<Running> left = state.map(RunState::processes).orElse(List.of()).stream()
                .filter(Running::isAlive)
                .toList();
        if (!left.isEmpty()) {
            progress.accept("ending what an earlier run left: "
                    + String.join(", ", left.stream().map(Running::name).toList()));
            left.forEach(Running::end);
        }
        Files.deleteIfExists(folder.runFile());
    }
}
