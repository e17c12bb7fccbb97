package io.usdtaggregator.base.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service says of its settings when it starts, and with which it does not start. */
class StartupReportTest {
    private static final Map<String, String> SAFE = Map.ofEntries(
            Map.entry("service.sandbox", "0"),
            Map.entry("service.internal.token", "0123456789abcdef0123456789abcdef"),
            Map.entry("gateway.tokens.keys-secret", "0123456789abcdef0123456789abcdef"),
            Map.entry("gateway.webhooks.allow-loopback", "false"),
            Map.entry("quarkus.http.host", "127.0.0.1"),
            Map.entry("quarkus.http.proxy.trusted-proxies", "172.30.250.2"),
            Map.entry("quarkus.redis.hosts", "rediss://engine:secret@redis.example:6379"),
            Map.entry("quarkus.datasource.reactive.url", "postgresql://db.example:5432/usdt"),
            Map.entry("quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full"),
            Map.entry("quarkus.datasource.password", "a-password-of-its-own"),
            Map.entry("PLATFORM_BINANCE_URL", "https://p2p.binance.com"));

    private static final Map<String, String> PLAIN = with(
            with(
                    with(SAFE, "quarkus.datasource.reactive.postgresql.ssl-mode", ""),
                    "quarkus.rest-client.engine.url",
                    "http://rate-engine:8082"),
            "quarkus.redis.hosts",
            "redis://engine:secret@redis.example:6379");

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
        String lines = String.join("\n", StartupReport.report(with(PLAIN, "quarkus.http.host", "0.0.0.0")));

        Stream.of("HTTP_HOST", "ENGINE_URL", "REDIS_URL", "POSTGRES_URL")
                .forEach(name -> assertTrue(lines.contains(name), lines));
        assertFalse(lines.contains("secret@"), lines);
    }

    @Test
    void a_service_for_other_machines_without_a_management_port_is_named() {
        Map<String, String> settings = with(PLAIN, "quarkus.http.host", "0.0.0.0");

        assertTrue(report(with(settings, "quarkus.management.host-enabled", "false"))
                .contains("MANAGEMENT_PORT"));
        assertFalse(report(with(settings, "quarkus.management.host-enabled", "true"))
                .contains("MANAGEMENT_PORT"));
    }

    private static String report(Map<String, String> settings) {
        return String.join("\n", StartupReport.report(settings));
    }

    @Test
    void with_the_profile_tls_what_is_plain_is_refused() {
        Map<String, String> settings = with(PLAIN, "quarkus.http.tls-configuration-name", "services");

        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> StartupReport.report(settings));

        assertTrue(
                refused.getMessage().endsWith("ACCEPT_INSECURE=REDIS_URL,POSTGRES_URL,ENGINE_URL"),
                refused.getMessage());
    }

    @Test
    void with_the_profile_tls_other_machines_may_reach_the_service() {
        Map<String, String> settings =
                with(with(SAFE, "quarkus.http.tls-configuration-name", "services"), "quarkus.http.host", "0.0.0.0");

        assertEquals(List.of(), StartupReport.report(settings));
    }

    private static Map<String, String> with(Map<String, String> settings, String property, String value) {
        Map<String, String> changed = new HashMap<>(settings);
        changed.put(property, value);
        return changed;
    }
}
