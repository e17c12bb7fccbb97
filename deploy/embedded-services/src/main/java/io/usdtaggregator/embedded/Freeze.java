package io.usdtaggregator.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A process, and those that it started, that hang for as long as this is open: connections stay, nothing answers. */
final class Freeze implements AutoCloseable {
    private final ProcessHandle process;

    private Freeze(ProcessHandle process) {
        this.process = process;
    }

    static Freeze of(long pid) throws IOException, InterruptedException {
        Freeze freeze = new Freeze(ProcessHandle.of(pid).orElseThrow());
        freeze.send("STOP");
        return freeze;
    }

    private void send(String signal) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        Stream.concat(Stream.of(process), process.descendants())
                .map(each -> String.valueOf(each.pid()))
                .forEach(command::add);
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        send("CONT");
    }
}
