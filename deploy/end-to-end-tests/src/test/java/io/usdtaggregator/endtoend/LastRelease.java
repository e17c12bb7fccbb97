package io.usdtaggregator.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.GZIPInputStream;

/**
 * What a set of the last release left in PostgreSQL and Redis, and what it answered then: {@code
 * src/test/resources/last-release}, whose README says how it was made.
 */
final class LastRelease implements RunningSet.Data {
    private static final String FOLDER = "/last-release/";
    /** Where the webhook of the data goes. */
    private static final String RECEIVER = "http://127.0.0.1:22099/hook";

    private final String receiver;
    private final JsonNode answers;

    /** @param receiver the URL to which the webhook goes now */
    LastRelease(String receiver) throws IOException {
        this.receiver = receiver;
        this.answers = World.json(new String(file("answers.json").readAllBytes(), StandardCharsets.UTF_8));
    }

    /** What the last release answered, such as {@code settings}. */
    JsonNode answer(String name) {
        JsonNode answer = answers.path(name);
        if (answer.isMissingNode()) {
            throw new IllegalArgumentException("no answer is called " + name);
        }
        return answer;
    }

    String text(String name) {
        return answer(name).asText();
    }

    @Override
    public void putInto(RunningSet set) throws IOException {
        Path secrets = Files.createDirectories(set.directory.resolve("local/sandbox"));
        Files.write(secrets.resolve("secrets.json"), file("secrets.json").readAllBytes());
        set.redis().close();
        Files.write(
                set.directory.resolve("redis/appendonly.aof"),
                unpacked("appendonly.aof.gz").getBytes(StandardCharsets.UTF_8));
        set.redis().startAgain();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:" + set.postgres.url() + "?user=" + set.postgres.user());
                Statement statement = connection.createStatement()) {
            statement.execute(new String(file("schema.sql").readAllBytes(), StandardCharsets.UTF_8));
            statement.execute(unpacked("rows.sql.gz").replace(RECEIVER, receiver));
        } catch (SQLException failed) {
            throw new IOException("the data of the last release", failed);
        }
    }

    private static String unpacked(String name) throws IOException {
        try (InputStream unpacked = new GZIPInputStream(file(name))) {
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream file(String name) {
        InputStream file = LastRelease.class.getResourceAsStream(FOLDER + name);
        if (file == null) {
            throw new UncheckedIOException(new IOException("no " + FOLDER + name));
        }
        return file;
    }
}
