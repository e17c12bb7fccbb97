package io.usdtaggregator.local.secrets;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.usdtaggregator.model.access.ApiKeyText;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/** What the services and their first accounts are kept safe by; made once, kept as long as the data. */
public record Secrets(
        @JsonProperty("admin_password") String adminPassword,
        @JsonProperty("integrator_password") String integratorPassword,
        @JsonProperty("service_token") String serviceToken,
        @JsonProperty("signing_keys_secret") String signingKeysSecret,
        @JsonProperty("api_key") String apiKey) {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 20;
    private static final int TOKEN_LENGTH = 43;

    public Secrets {
        if (isBlank(signingKeysSecret)) {
            // One that was kept before there was this secret: what lies in the clear is sealed when it is next
            // replaced.
            signingKeysSecret = text(TOKEN_LENGTH);
        }
        if (isBlank(adminPassword) || isBlank(integratorPassword) || isBlank(serviceToken) || isBlank(apiKey)) {
            throw new IllegalArgumentException("a secret is missing");
        }
    }

    public static Secrets random(boolean sandbox) {
        return new Secrets(
                text(PASSWORD_LENGTH),
                text(PASSWORD_LENGTH),
                text(TOKEN_LENGTH),
                text(TOKEN_LENGTH),
                ApiKeyText.random(sandbox).text());
    }

    public Secrets withPasswords(String admin, String integrator) {
        return new Secrets(admin, integrator, serviceToken, signingKeysSecret, apiKey);
    }

    /** Never the secrets themselves. */
    @Override
    public String toString() {
        return "Secrets[...]";
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static String text(int length) {
        SecureRandom random = new SecureRandom();
        return random.ints(length, 0, LETTERS.length())
                .mapToObj(at -> LETTERS.substring(at, at + 1))
                .collect(Collectors.joining());
    }
}
