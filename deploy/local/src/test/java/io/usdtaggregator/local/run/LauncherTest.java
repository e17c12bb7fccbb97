package io.usdtaggregator.local.run;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.embedded.FreePort;
import io.usdtaggregator.local.Main;
import io.usdtaggregator.local.ports.Role;
import io.usdtaggregator.local.secrets.Credentials;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a process, with real PostgreSQL and Redis, and fakes for the services. */
class LauncherTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path root;

    private final Map<String, String> environment = new HashMap<>();
    private LocalDirectory folder;

    @BeforeEach
    void fakes() throws IOException {
        folder = new LocalDirectory(root.resolve(".local"));
        for (Role role : Role.values()) {
            Path module = Files.createDirectories(root.resolve(role.module()));
            Files.writeString(module.resolve("pom.xml"), "<project/>");
            writeFake(module.resolve("target/quarkus-app/quarkus-run.jar"));
            environment.put(role.portVariable(), String.valueOf(FreePort.take()));
        }
    }

    @AfterEach
    void leave_nothing() throws Exception {
        finish(launch("stop"));
    }

    @Test
    void it_starts_all_tells_the_way_in_and_ends_all() throws Exception {
        Ended detached = finish(launch("--detach", "--collectors", "2"));

        assertEquals(0, detached.code(), detached.words());
        Credentials credentials = Credentials.read(folder.credentials());
        assertTrue(detached.words().contains("curl -s -H 'X-API-Key: " + credentials.apiKey()), detached.words());
        RunState state = RunState.read(folder.runFile()).orElseThrow();
        assertEquals(
                List.of(
                        "api-gateway",
                        "admin-ui",
                        "rate-engine",
                        "offer-collector",
                        "offer-collector-2",
                        "platform-simulator",
                        "redis",
                        "postgres"),
                state.processes().stream().map(StartedProcess::name).toList());
        assertEquals(0, finish(launch("status")).code());

        Ended second = finish(launch());
        assertEquals(1, second.code());
        assertTrue(second.words().contains("it runs already"), second.words());

        assertEquals(0, finish(launch("stop")).code());
        assertNothingLeft(state);
        assertEquals(1, finish(launch("status")).code());
    }

    @Test
    void
            no_log_holds_a_secret_or_is_for_others_to_read_only_admin_ui_is_told_passwords_and_all_get_the_options_of_java()
                    throws Exception {
        environment.put("ADMIN_PASSWORD", "chosen-by-the-operator");
        environment.put("SERVICE_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -Dtold=something");
        finish(launch("--detach"));

        Credentials credentials = Credentials.read(folder.credentials());
        assertEquals("chosen-by-the-operator", credentials.staff().password());
        try (Stream<Path> logs = Files.list(folder.logs())) {
            for (Path log : logs.toList()) {
                String text = Files.readString(log);
                assertFalse(text.contains(credentials.staff().password()), log.toString());
                assertFalse(text.contains(credentials.apiKey()), log.toString());
                assertEquals(
                        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log)), log.toString());
            }
        }
        assertTrue(Files.readString(folder.log("admin-ui")).contains("ADMIN_PASSWORD: true"));
        assertTrue(Files.readString(folder.log("api-gateway")).contains("ADMIN_PASSWORD: false"));
        assertTrue(Files.readString(folder.log("rate-engine")).contains("was told: something"));
    }

    @Test
    void a_second_run_goes_on_with_the_same_accounts_and_a_fresh_one_forgets_them() throws Exception {
        finish(launch("--detach"));
        Credentials first = Credentials.read(folder.credentials());
        finish(launch("stop"));

        finish(launch("--detach"));
        assertEquals(first, Credentials.read(folder.credentials()));
        finish(launch("stop"));

        finish(launch("--detach", "--fresh"));
        assertFalse(first.equals(Credentials.read(folder.credentials())));
    }

    @Test
    void a_signal_ends_all_also_after_one_died() throws Exception {
        Process launcher = launch();
        await().atMost(PATIENCE).until(() -> isReady());
        RunState state = RunState.read(folder.runFile()).orElseThrow();
        named(state, "rate-engine").process().orElseThrow().destroyForcibly();
        await().atMost(PATIENCE).until(() -> !named(state, "rate-engine").isAlive());
        assertTrue(named(state, "api-gateway").isAlive());

        launcher.destroy();

        assertEquals(0, finish(launcher).code());
        assertNothingLeft(state);
    }

    @Test
    void what_a_killed_launcher_left_is_ended() throws Exception {
        Process launcher = launch();
        await().atMost(PATIENCE).until(() -> isReady());
        RunState state = RunState.read(folder.runFile()).orElseThrow();
        launcher.destroyForcibly().waitFor();
        assertTrue(named(state, "api-gateway").isAlive());

        assertEquals(0, finish(launch("stop")).code());

        assertNothingLeft(state);
    }

    @Test
    void a_service_that_ends_while_it_starts_is_named_with_its_log_and_nothing_stays() throws Exception {
        environment.put("FAKE_FAILS", "rate-engine");

        Ended failed = finish(launch());

        assertEquals(1, failed.code());
        assertTrue(failed.words().contains("rate-engine ended while it started (exit code 7)"), failed.words());
        assertTrue(failed.words().contains(folder.log("rate-engine").toString()), failed.words());
        assertTrue(RunState.read(folder.runFile()).isEmpty());
    }

    @Test
    void a_taken_port_stops_the_start_before_anything_is_there() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("ENGINE_PORT", String.valueOf(taken.getLocalPort()));

            Ended failed = finish(launch());

            assertEquals(1, failed.code());
            assertTrue(failed.words().contains("ENGINE_PORT"), failed.words());
            assertFalse(Files.exists(folder.data(true)));
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_a_sentence() throws Exception {
        Files.writeString(root.resolve("file"), "");
        environment.put("LOCAL_DIRECTORY", root.resolve("file/local").toString());

        Ended failed = finish(launch());

        assertEquals(1, failed.code());
        assertTrue(failed.words().contains("cannot write to"), failed.words());
        environment.remove("LOCAL_DIRECTORY");
    }

    private boolean isReady() throws IOException {
        return RunState.read(folder.runFile()).filter(RunState::ready).isPresent();
    }

    private static StartedProcess named(RunState state, String name) {
        return state.processes().stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertNothingLeft(RunState state) {
        List<String> left = state.processes().stream()
                .filter(StartedProcess::isAlive)
                .map(StartedProcess::name)
                .toList();
        assertEquals(List.of(), left);
    }

    private Process launch(String... arguments) throws IOException {
        Path words = Files.createTempFile(root, "words", ".txt");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlocal.root=" + root,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(words.toFile()));
        builder.command().addAll(List.of(arguments));
        // What whoever runs the tests has set for a set of their own is not for this one.
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "LANG", "TMPDIR", "JAVA_HOME"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        wordsOf.put(process.pid(), words);
        return process;
    }

    private final Map<Long, Path> wordsOf = new HashMap<>();

    private Ended finish(Process process) throws Exception {
        assertTrue(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "it did not end");
        return new Ended(process.exitValue(), Files.readString(wordsOf.get(process.pid())));
    }

    private record Ended(int code, String words) {}

    private static void writeFake(Path jar) throws IOException {
        Path classes = Path.of(FakeService.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        classes.toUri() + " "
                                + classes.resolveSibling("classes").toUri());
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.finish();
        }
    }
}
