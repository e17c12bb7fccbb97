package io.usdtaggregator.local.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.usdtaggregator.local.secrets.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code .local/run.json}: what runs, in the order in which it ends. */
public record RunState(StartedProcess launcher, boolean sandbox, boolean ready, List<StartedProcess> processes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public RunState {
        processes = List.copyOf(processes);
    }

    /** What the file says; absent where nothing was started, or the last run ended in order. */
    public static Optional<RunState> read(Path file) throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), RunState.class));
        } catch (NoSuchFileException nothingRuns) {
            return Optional.empty();
        }
    }

    public void write(Path file) throws IOException {
        PrivateFile.write(file, JSON.writeValueAsBytes(this));
    }
}
