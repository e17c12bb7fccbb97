package io.usdtaggregator.base.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
    @TempDir
    Path mounted;

    @Test
    void a_named_file_stands_for_its_variable_without_the_line_end() throws IOException {
        Path file = Files.writeString(mounted.resolve("token"), "s3cret\n");

        SmallRyeConfig config = config(Map.of("SERVICE_TOKEN_FILE", file.toString()));

        assertEquals("s3cret", config.getRawValue("SERVICE_TOKEN"));
        assertEquals("s3cret", config.getValue("service.internal.token", String.class));
    }

    @Test
    void a_named_file_wins_over_the_plain_variable() throws IOException {
        Path file = Files.writeString(mounted.resolve("token"), "of the file");

        SmallRyeConfig config =
                config(Map.of("SERVICE_TOKEN_FILE", file.toString(), "SERVICE_TOKEN", "of the variable"));

        assertEquals("of the file", config.getRawValue("SERVICE_TOKEN"));
    }

    @Test
    void a_variable_of_the_framework_is_found_under_its_property() throws IOException {
        Path file = Files.writeString(mounted.resolve("mail"), "letters");

        SmallRyeConfig config = config(Map.of("QUARKUS_MAILER_PASSWORD_FILE", file.toString()));

        assertEquals("letters", config.getRawValue("quarkus.mailer.password"));
    }

    @Test
    void an_empty_file_is_as_if_the_variable_was_not_there() throws IOException {
        Path file = Files.createFile(mounted.resolve("other"));

        SmallRyeConfig config = config(Map.of("SERVICE_TOKEN_FILE", file.toString()));

        assertEquals(Optional.empty(), config.getOptionalValue("service.internal.token", String.class));
    }

    @Test
    void a_file_that_is_not_there_stops_the_start_and_says_which() {
        Map<String, String> environment =
                Map.of("POSTGRES_PASSWORD_FILE", mounted.resolve("missing").toString());

        UncheckedIOException refused = assertThrows(UncheckedIOException.class, () -> config(environment));

        assertTrue(refused.getMessage().contains("POSTGRES_PASSWORD_FILE"), refused.getMessage());
    }

    @Test
    void other_variables_that_end_alike_are_left_alone() {
        assertFalse(new SecretFiles(Map.of("SSL_CERT_FILE", "/no/such/file", "SERVICE_TOKEN_FILE", " "))
                .getConfigSources(null)
                .iterator()
                .hasNext());
    }

    @Test
    void services_find_it_by_themselves() {
        assertTrue(ServiceLoader.load(io.smallrye.config.ConfigSourceFactory.class).stream()
                .anyMatch(factory -> factory.type() == SecretFiles.class));
    }

    private static SmallRyeConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(new HashMap<>(environment), EnvConfigSource.ORDINAL))
                .withSources(new SecretFiles(environment))
                .withDefaultValue("service.internal.token", "${SERVICE_TOKEN:}")
                .build();
    }
}
