package io.usdtaggregator.local.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.local.Problem;
import io.usdtaggregator.local.options.Variables;
import io.usdtaggregator.model.access.ApiKeyText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretStoreTest {
    private static final Variables NONE = new Variables(Map.of());

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();

    @Test
    void secrets_are_made_once_and_kept() throws IOException {
        Secrets made = store().keepOrMake(true, NONE);

        assertEquals(made, store().keepOrMake(true, NONE));
        assertNotEquals(made.adminPassword(), made.integratorPassword());
        assertNotEquals(Secrets.random(true), made);
    }

    @Test
    void the_api_key_is_of_the_kind_that_the_gateway_takes_in_this_mode() throws IOException {
        assertTrue(ApiKeyText.parse(store().keepOrMake(true, NONE).apiKey())
                .orElseThrow()
                .isSandbox());
        assertFalse(
                ApiKeyText.parse(Secrets.random(false).apiKey()).orElseThrow().isSandbox());
    }

    @Test
    void passwords_are_the_operators_at_the_first_start_only() throws IOException {
        Variables chosen = new Variables(Map.of("ADMIN_PASSWORD", "first", "INTEGRATOR_PASSWORD", "second"));
        assertEquals("first", store().keepOrMake(true, chosen).adminPassword());

        Secrets later = store().keepOrMake(true, new Variables(Map.of("ADMIN_PASSWORD", "third")));

        assertEquals("first", later.adminPassword());
        assertEquals("second", later.integratorPassword());
        assertEquals(1, notes.size());
        assertTrue(notes.get(0).contains("ADMIN_PASSWORD"));
        assertFalse(notes.get(0).contains("third") || notes.get(0).contains("password first"));
    }

    @Test
    void a_secret_that_an_older_file_lacks_is_made_and_kept_too() throws IOException {
        Secrets made = store().keepOrMake(true, NONE);
        ObjectMapper json = new ObjectMapper();
        ObjectNode older = (ObjectNode) json.readTree(file().toFile());
        older.remove("signing_keys_secret");
        json.writeValue(file().toFile(), older);

        Secrets kept = store().keepOrMake(true, NONE);

        assertEquals(made.serviceToken(), kept.serviceToken());
        assertTrue(kept.signingKeysSecret().length() >= 32);
        assertEquals(kept, store().keepOrMake(true, NONE));
    }

    @Test
    void a_broken_file_is_named_and_not_quoted() throws IOException {
        Files.writeString(file(), "{\"admin_password\":\"hush");

        Problem problem = assertThrows(Problem.class, () -> store().keepOrMake(true, NONE));

        assertTrue(problem.getMessage().contains(file().toString()));
        assertFalse(problem.getMessage().contains("hush"));
    }

    @Test
    void only_the_owner_can_read_what_is_written() throws IOException {
        Secrets secrets = store().keepOrMake(true, NONE);
        Path credentials = folder.resolve("credentials.json");
        Credentials.of("http://127.0.0.1:8080", "http://127.0.0.1:8081", secrets)
                .write(credentials);

        for (Path written : List.of(file(), credentials)) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(written)));
        }
    }

    @Test
    void credentials_have_the_documented_form() throws IOException {
        Secrets secrets = Secrets.random(true);
        Path file = folder.resolve("credentials.json");
        Credentials.of("http://127.0.0.1:8080", "http://127.0.0.1:8081", secrets)
                .write(file);

        JsonNode json = new ObjectMapper().readTree(file.toFile());

        assertEquals("http://127.0.0.1:8080", json.path("gateway").textValue());
        assertEquals("http://127.0.0.1:8081", json.path("admin").textValue());
        assertEquals("admin", json.at("/staff/username").textValue());
        assertEquals(secrets.adminPassword(), json.at("/staff/password").textValue());
        assertEquals("demo", json.at("/integrator/username").textValue());
        assertEquals(
                secrets.integratorPassword(), json.at("/integrator/password").textValue());
        assertEquals(secrets.apiKey(), json.path("api_key").textValue());
        assertEquals(5, json.size());
    }

    @Test
    void nothing_secret_is_in_what_might_be_logged() {
        Secrets secrets = Secrets.random(true);
        String shown = secrets + " " + Credentials.of("g", "a", secrets);

        assertFalse(shown.contains(secrets.adminPassword()) || shown.contains(secrets.apiKey()));
    }

    private SecretStore store() {
        return new SecretStore(file(), notes::add);
    }

    private Path file() {
        return folder.resolve("secrets.json");
    }
}
