package io.usdtaggregator.local;

import io.usdtaggregator.local.build.ModuleBuild;
import io.usdtaggregator.local.options.Options;
import io.usdtaggregator.local.options.Variables;
import io.usdtaggregator.local.run.Background;
import io.usdtaggregator.local.run.Launch;
import io.usdtaggregator.local.run.LocalDirectory;
import io.usdtaggregator.local.run.SingleInstanceLock;
import io.usdtaggregator.local.run.Status;
import io.usdtaggregator.local.run.Stop;
import io.usdtaggregator.local.secrets.Credentials;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The launcher behind {@code deploy/run-local}. */
public final class Main {
    private final Path root = Path.of(System.getProperty("local.root", "")).toAbsolutePath();
    private final Variables variables = new Variables(System.getenv());
    private final LocalDirectory folder =
            new LocalDirectory(root.resolve(variables.text("LOCAL_DIRECTORY").orElse(".local")));

    private Main() {}

    public static void main(String[] arguments) {
        try {
            System.exit(new Main().run(List.of(arguments)));
        } catch (Problem problem) {
            say(problem.getMessage());
            System.exit(problem.exitCode());
        } catch (IOException failed) {
            say("a file or a program could not be used: " + failed.getMessage());
            System.exit(1);
        } catch (InterruptedException interrupted) {
            System.exit(1);
        }
    }

    private int run(List<String> arguments) throws IOException, InterruptedException {
        Options options = Options.parse(arguments);
        switch (options.command()) {
            case HELP -> System.out.print(Options.USAGE);
            case STOP -> Stop.run(folder, Main::say);
            case STATUS -> {
                return new Status(folder).print(System.out) ? 0 : 1;
            }
            case START -> start(options, arguments);
        }
        return 0;
    }

    private void start(Options options, List<String> arguments) throws IOException, InterruptedException {
        folder.make();
        if (options.detach() && !Boolean.getBoolean(Background.MARK)) {
            SingleInstanceLock.claim(folder).close();
            new Background(folder, System.out).run(again(arguments), !options.live());
            return;
        }
        try (SingleInstanceLock claimed = SingleInstanceLock.claim(folder)) {
            Launch launch = new Launch(options, variables, folder, new ModuleBuild(root, Main::say), Main::say);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> endOnSignal(launch)));
            try {
                Credentials credentials = launch.start();
                if (!Boolean.getBoolean(Background.MARK)) {
                    System.out.print(launch.summary(credentials));
                    System.out.println("Ctrl-C ends it.");
                }
            } catch (RuntimeException | IOException | InterruptedException failed) {
                launch.end();
                throw failed;
            }
            new CountDownLatch(1).await();
        }
    }

    /** A signal is how a run ends in order; after a failure there is nothing left to end. */
    private static void endOnSignal(Launch launch) {
        if (launch.end()) {
            say("ended");
            Runtime.getRuntime().halt(0);
        }
    }

    private List<String> again(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-D" + Background.MARK + "=true");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        return command;
    }

    private static void say(String sentence) {
        System.err.println("run-local: " + sentence);
    }
}
