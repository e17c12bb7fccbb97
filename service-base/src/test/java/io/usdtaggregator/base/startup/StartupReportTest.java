package io.usdtaggregator.base.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service says of its settings when it starts, and with which it does not start. */
class StartupReportTest {
    private static final Map<String, String> SAFE = Map.of(
            "service.sandbox", "0",
            "service.internal.token", "0123456789abcdef0123456789abcdef",
            "gateway.tokens.keys-secret", "0123456789abcdef0123456789abcdef",
            "gateway.webhooks.allow-loopback", "false",
            "quarkus.http.host", "127.0.0.1",
            "quarkus.http.proxy.trusted-proxies", "172.30.250.2",
            "quarkus.redis.hosts", "rediss://engine:secret@redis.example:6379",
            "quarkus.datasource.reactive.url", "postgresql://db.example:5432/usdt",
            "quarkus.datasource.password", "a-password-of-its-own",
            "PLATFORM_BINANCE_URL", "https://p2p.binance.com");

    @Test
    void safe_settings_are_not_worth_a_line() {
        assertEquals(List.of(), StartupReport.report(SAFE));
    }

    @ParameterizedTest
    @CsvSource({
        "gateway.tokens.keys-secret, '', SIGNING_KEYS_SECRET",
        "service.internal.token, short, SERVICE_TOKEN",
        "service.internal.token-other, short, SERVICE_TOKEN_OTHER",
        "admin.first-password, admin, ADMIN_PASSWORD",
        "quarkus.redis.hosts, 'rediss://redis.example:6379,rediss://redis2.example:6379', REDIS_URL",
        "quarkus.datasource.password, postgres, POSTGRES_PASSWORD",
        "quarkus.datasource.password, '', POSTGRES_PASSWORD",
        "quarkus.http.proxy.trusted-proxies, '10.0.0.1,0.0.0.0/0', TRUSTED_PROXIES",
        "quarkus.http.cors.origins, *, CORS_ORIGINS",
        "gateway.webhooks.allow-loopback, true, GATEWAY_WEBHOOKS_ALLOW_LOOPBACK",
        "PLATFORM_BINANCE_URL, http://mirror.example, PLATFORM_BINANCE_URL"
    })
    void a_severe_one_is_refused_outside_the_sandbox_unless_its_name_is_accepted(
            String property, String value, String name) {
        Map<String, String> settings = with(SAFE, property, value);

        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> StartupReport.report(settings));
        assertTrue(refused.getMessage().endsWith("ACCEPT_INSECURE=" + name), refused.getMessage());

        List<String> accepted = StartupReport.report(with(settings, "service.accept-insecure", "OTHER, " + name));
        assertEquals(1, accepted.size(), accepted.toString());
        assertTrue(accepted.get(0).startsWith("insecure setting " + name + ": "), accepted.toString());
    }

    @Test
    void all_that_are_refused_are_named_at_once() {
        Map<String, String> settings =
                with(with(SAFE, "gateway.tokens.keys-secret", ""), "service.internal.token", "short");

        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> StartupReport.report(settings));

        assertTrue(refused.getMessage().endsWith("ACCEPT_INSECURE=SIGNING_KEYS_SECRET,SERVICE_TOKEN"));
    }

    @Test
    void the_sandbox_starts_with_all_of_them_and_names_each() {
        Map<String, String> settings = with(with(SAFE, "service.sandbox", "1"), "gateway.tokens.keys-secret", "");

        List<String> lines = StartupReport.report(settings);

        assertTrue(lines.get(0).startsWith("insecure setting SANDBOX_API: "), lines.toString());
        assertTrue(lines.get(1).startsWith("insecure setting SIGNING_KEYS_SECRET: "), lines.toString());
    }

    @Test
    void what_one_machine_keeps_to_itself_is_not_severe() {
        Map<String, String> settings = with(
                with(
                        with(SAFE, "quarkus.redis.hosts", "redis://127.0.0.1:6379"),
                        "quarkus.datasource.reactive.url",
                        "postgresql://localhost:5432/postgres"),
                "quarkus.datasource.password",
                "postgres");

        assertEquals(List.of(), StartupReport.report(settings));
    }

    @Test
    void what_is_plain_or_reached_from_elsewhere_is_named_and_not_refused() {
        Map<String, String> settings = with(
                with(
                        with(SAFE, "quarkus.http.host", "0.0.0.0"),
                        "quarkus.rest-client.engine.url",
                        "http://rate-engine:8082"),
                "quarkus.redis.hosts",
                "redis://engine:secret@redis.example:6379");

        String lines = String.join("\n", StartupReport.report(settings));

        assertTrue(lines.contains("HTTP_HOST") && lines.contains("ENGINE_URL") && lines.contains("REDIS_URL"), lines);
        assertFalse(lines.contains("secret@"), lines);
    }

    private static Map<String, String> with(Map<String, String> settings, String property, String value) {
        Map<String, String> changed = new HashMap<>(settings);
        changed.put(property, value);
        return changed;
    }
}
