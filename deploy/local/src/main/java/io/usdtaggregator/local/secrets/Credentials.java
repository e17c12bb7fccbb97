package io.usdtaggregator.local.secrets;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/** {@code .local/credentials.json}: where the set is and how to get in, for the operator's own programs. */
public record Credentials(
        String gateway,
        String admin,
        Account staff,
        Account integrator,
        @JsonProperty("api_key") String apiKey) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A user name and its password. */
    public record Account(String username, String password) {
        @Override
        public String toString() {
            return username;
        }
    }

    public static Credentials of(String gateway, String admin, Secrets secrets) {
        return new Credentials(
                gateway,
                admin,
                new Account("admin", secrets.adminPassword()),
                new Account("demo", secrets.integratorPassword()),
                secrets.apiKey());
    }

    public static Credentials read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Credentials.class);
    }

    public void write(Path file) throws IOException {
        PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }

    @Override
    public String toString() {
        return "Credentials[" + gateway + "]";
    }
}
