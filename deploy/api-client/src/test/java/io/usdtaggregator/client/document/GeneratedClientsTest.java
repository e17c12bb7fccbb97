package io.usdtaggregator.client.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.usdtaggregator.client.document.Examples.Example;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients in other languages, as public generators make them from the document, compile and read the answers that it
 * shows, nulls included. What a machine has no tools for is skipped; with {@code CLIENTS_REQUIRED=1} it fails then. The
 * Java client is this module itself ({@link AnswersTest}).
 */
class GeneratedClientsTest {
    private static final Path CLIENTS = Path.of("target/clients").toAbsolutePath();

    /** Reads each answer as the type that the document names, and fails where one is refused or a field of it is lost. */
    private static final String READ_IN_PYTHON = """
        import json
        import openapi_client

        def lost(given, read, where):
            if isinstance(given, list):
                return [name for one, other in zip(given, read) for name in lost(one, other, where)]
            if not isinstance(given, dict):
                return []
            names = [where + "." + name for name in given if given[name] is not None and name not in read]
            return names + [at for name in given if name in read for at in lost(given[name], read[name], where + "." + name)]

        for answer in json.load(open("answers.json")):
            read = getattr(openapi_client, answer["schema"]).from_json(json.dumps(answer["value"]))
            assert not lost(answer["value"], read.to_dict(), answer["where"]), lost(answer["value"], read.to_dict(), answer["where"])
        """;

    @TempDir
    Path folder;

    /** What a program ended with, and what it said. */
    private record Ended(int code, String said) {}

    @Test
    void a_client_by_typescript_fetch_compiles_and_reads_every_answer() throws Exception {
        install("typescript@5", "@types/node@20");
        Path sources = Files.createDirectory(folder.resolve("client"));
        copy(CLIENTS.resolve("typescript-fetch"), sources);
        String reads = Examples.ofAnswers().stream()
                .map(example -> "client." + example.schema() + "FromJSON(" + example.value() + ");\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("read.ts"), "import * as client from './client/index';\n" + reads);

        succeeds(
                "npx",
                "tsc",
                "--strict",
                "--skipLibCheck",
                "--target",
                "es2020",
                "--module",
                "commonjs",
                "--lib",
                "es2020,dom",
                "--outDir",
                "out",
                "read.ts");
        succeeds("node", "out/read.js");
    }

    @Test
    void every_answer_is_of_the_types_by_openapi_typescript() throws Exception {
        install("typescript@5", "openapi-typescript@7");
        Files.writeString(folder.resolve("openapi.yaml"), Documents.NOW);
        succeeds("npx", "openapi-typescript", "openapi.yaml", "-o", "api.ts");
        StringBuilder typed = new StringBuilder("import type { components } from './api';\n");
        List<Example> examples = Examples.ofAnswers();
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            typed.append("export const answer" + i + ": components['schemas']['" + example.schema() + "'] = "
                    + example.value() + ";\n");
        }
        Files.writeString(folder.resolve("typed.ts"), typed);

        succeeds("npx", "tsc", "--strict", "--noEmit", "typed.ts");
    }

    @Test
    void a_client_by_the_python_generator_compiles_and_reads_every_answer() throws Exception {
        required(has("python3", "-m", "venv", "env"), "no python3 with venv on this machine");
        copy(CLIENTS.resolve("python"), folder);
        Ended installed =
                run("env/bin/pip", "install", "--quiet", "--retries", "1", "--requirement", "requirements.txt");
        required(installed.code() == 0, "pip cannot install what the client needs: " + installed.said());
        Files.writeString(folder.resolve("read.py"), READ_IN_PYTHON);
        Files.writeString(folder.resolve("answers.json"), new ObjectMapper().writeValueAsString(Examples.ofAnswers()));

        succeeds("python3", "-m", "compileall", "-q", "openapi_client");
        succeeds("env/bin/python", "read.py");
    }

    @Test
    void a_client_by_the_go_generator_compiles() throws Exception {
        assumeTrue(has("go", "version"), "no go on this machine");
        copy(CLIENTS.resolve("go"), folder);
        succeeds("go", "build", "./...");
    }

    private void install(String... packages) throws Exception {
        required(has("npm", "--version"), "no npm on this machine");
        Files.writeString(folder.resolve("package.json"), "{\"private\":true}");
        List<String> command =
                new java.util.ArrayList<>(List.of("npm", "install", "--no-audit", "--no-fund", "--silent"));
        command.addAll(List.of(packages));
        Ended installed = run(command.toArray(String[]::new));
        required(installed.code() == 0, "npm cannot install " + List.of(packages) + ": " + installed.said());
    }

    private static void required(boolean there, String why) {
        assertTrue(there || !"1".equals(System.getenv("CLIENTS_REQUIRED")), why);
        assumeTrue(there, why);
    }

    private void succeeds(String... command) throws Exception {
        Ended ended = run(command);
        assertEquals(0, ended.code(), ended.said());
    }

    private boolean has(String... command) throws InterruptedException {
        try {
            return run(command).code() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private Ended run(String... command) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int code = process.waitFor();
        return new Ended(code, Files.readString(said, StandardCharsets.UTF_8));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
