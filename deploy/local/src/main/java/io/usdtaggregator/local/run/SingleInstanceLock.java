package io.usdtaggregator.local.run;

import io.usdtaggregator.local.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One run in a folder at a time: a lock that the system gives back, however the launcher ends. */
public final class SingleInstanceLock implements AutoCloseable {
    private final FileChannel channel;

    private SingleInstanceLock(FileChannel channel) {
        this.channel = channel;
    }

    public static SingleInstanceLock claim(LocalDirectory folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw Problem.of(
                    "it runs already (pid %s): 'deploy/run-local status' shows it, 'deploy/run-local stop' ends it",
                    holder(folder).map(String::valueOf).orElse("unknown"));
        }
        Files.writeString(
                pidFile(folder), String.valueOf(ProcessHandle.current().pid()));
        return new SingleInstanceLock(channel);
    }

    /** The process that holds the lock, if one does. */
    static Optional<Long> holder(LocalDirectory folder) throws IOException {
        if (!Files.exists(folder.lock()) || !Files.exists(pidFile(folder))) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null
                    ? Optional.empty()
                    : Optional.of(
                            Long.parseLong(Files.readString(pidFile(folder)).trim()));
        }
    }

    private static Path pidFile(LocalDirectory folder) {
        return folder.base().resolve("launcher.pid");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
