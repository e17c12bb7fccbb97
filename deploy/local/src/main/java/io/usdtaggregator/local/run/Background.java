package io.usdtaggregator.local.run;

import io.usdtaggregator.local.Problem;
import io.usdtaggregator.local.secrets.Credentials;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code --detach}: a launcher of its own, whose words are repeated here until it is ready. */
public final class Background {
    /** Set in the launcher that runs in the background: what it prints is a log, so it prints no account. */
    public static final String MARK = "local.background";

    private final LocalDirectory folder;
    private final PrintStream out;

    public Background(LocalDirectory folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    public void run(List<String> command, boolean sandbox) throws IOException, InterruptedException {
        Path log = folder.emptyLog("launcher");
        Process launcher = new ProcessBuilder(command)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()))
                .start();
        Thread ending = new Thread(() -> end(launcher));
        Runtime.getRuntime().addShutdownHook(ending);
        try (RandomAccessFile words = new RandomAccessFile(log.toFile(), "r")) {
            while (!isReady(launcher)) {
                repeat(words);
                if (!launcher.isAlive()) {
                    repeat(words);
                    throw Problem.of("not started");
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
            repeat(words);
        }
        Runtime.getRuntime().removeShutdownHook(ending);
        out.print(Summary.of(Credentials.read(folder.credentials()), sandbox, folder));
        out.println("It runs in the background; deploy/run-local stop ends it.");
    }

    private boolean isReady(Process launcher) throws IOException {
        return RunState.read(folder.runFile())
                .filter(state -> state.launcher().pid() == launcher.pid())
                .filter(RunState::ready)
                .isPresent();
    }

    private void repeat(RandomAccessFile words) throws IOException {
        byte[] more = new byte[(int) (words.length() - words.getFilePointer())];
        words.readFully(more);
        out.write(more);
        out.flush();
    }

    private static void end(Process launcher) {
        launcher.destroy();
        launcher.onExit().join();
    }
}
