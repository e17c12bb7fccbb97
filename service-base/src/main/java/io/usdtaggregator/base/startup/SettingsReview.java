package io.usdtaggregator.base.startup;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the insecure settings of a service among all of its settings. */
final class SettingsReview {
    private static final int SHORTEST_SECRET = 32;
    private static final int SHORTEST_PASSWORD = 12;
    private static final Pattern PLATFORM = Pattern.compile("PLATFORM_[A-Z0-9]+_URL");
    private static final Set<String> JUDGED = Set.of(
            "admin.first-password",
            "gateway.tokens.keys-secret",
            "gateway.webhooks.allow-loopback",
            "quarkus.datasource.password",
            "quarkus.datasource.reactive.postgresql.ssl-mode",
            "quarkus.datasource.reactive.url",
            "quarkus.http.cors.origins",
            "quarkus.http.host",
            "quarkus.http.proxy.trusted-proxies",
            "quarkus.http.tls-configuration-name",
            "quarkus.management.host-enabled",
            "quarkus.redis.hosts",
            "quarkus.rest-client.engine.url",
            "quarkus.rest-client.gateway.url",
            "service.accept-insecure",
            "service.internal.token",
            "service.internal.token-other",
            "service.sandbox");

    private final Map<String, String> settings;
    private final List<InsecureSetting> found = new ArrayList<>();

    /** @param settings by their properties; one that is not there does not concern this service */
    SettingsReview(Map<String, String> settings) {
        this.settings = settings;
    }

    /** Whether a property has a part in the review. */
    static boolean isJudged(String property) {
        return JUDGED.contains(property) || PLATFORM.matcher(property).matches();
    }

    /** Whether rates are of simulated platforms. */
    boolean isSandbox() {
        return value("service.sandbox").filter(text -> text.matches("1|true")).isPresent();
    }

    /** All of them, severe or not. */
    List<InsecureSetting> insecure() {
        found.clear();
        if (isSandbox()) {
            note("SANDBOX_API", "rates come from simulated platforms, and webhooks may go to this machine");
        }
        secrets();
        servers();
        callers();
        platforms();
        return List.copyOf(found);
    }

    private void secrets() {
        if (isThere("gateway.tokens.keys-secret")
                && value("gateway.tokens.keys-secret").isEmpty()) {
            severe("SIGNING_KEYS_SECRET", "private signing keys lie in PostgreSQL in the clear");
        }
        if (isThere("service.internal.token") && value("service.internal.token").isEmpty()) {
            note("SERVICE_TOKEN", "calls from other services are all refused");
        }
        token("service.internal.token", "SERVICE_TOKEN");
        token("service.internal.token-other", "SERVICE_TOKEN_OTHER");
        value("admin.first-password")
                .filter(password -> password.length() < SHORTEST_PASSWORD)
                .ifPresent(password -> severe("ADMIN_PASSWORD", "it is shorter than 12 characters and can be guessed"));
    }

    private void token(String property, String name) {
        value(property)
                .filter(token -> token.length() < SHORTEST_SECRET)
                .ifPresent(token -> severe(name, "it is shorter than 32 characters and can be guessed"));
    }

    private void servers() {
        addresses("quarkus.redis.hosts")
                .filter(SettingsReview::isElsewhere)
                .findFirst()
                .ifPresent(redis -> {
                    if (redis.getRawUserInfo() == null) {
                        severe("REDIS_URL", "whoever reaches Redis can change rates: it asks for no password");
                    }
                    if (!"rediss".equals(redis.getScheme())) {
                        plain("REDIS_URL", "connections to Redis on another machine are not encrypted (rediss://)");
                    }
                });
        boolean elsewhere = addresses("quarkus.datasource.reactive.url").anyMatch(SettingsReview::isElsewhere);
        if (elsewhere
                && value("quarkus.datasource.password")
                        .filter(password -> !password.equals("postgres"))
                        .isEmpty()) {
            severe("POSTGRES_PASSWORD", "it is missing or the one that everybody knows");
        }
        if (elsewhere
                && value("quarkus.datasource.reactive.postgresql.ssl-mode")
                        .filter(mode -> mode.startsWith("verify-"))
                        .isEmpty()) {
            plain("POSTGRES_URL", "connections to PostgreSQL on another machine are not encrypted (profile tls)");
        }
        Stream.of("engine", "gateway")
                .filter(client -> addresses("quarkus.rest-client." + client + ".url")
                        .anyMatch(url -> "http".equals(url.getScheme()) && isElsewhere(url)))
                .forEach(client ->
                        plain(client.toUpperCase(Locale.ROOT) + "_URL", "calls to another machine are not encrypted"));
    }

    /** Where the profile tls is on, a plain connection is a mistake: Quarkus would open it with a warning only. */
    private void plain(String name, String consequence) {
        found.add(new InsecureSetting(name, isServedWithTls(), consequence));
    }

    private boolean isServedWithTls() {
        return value("quarkus.http.tls-configuration-name").isPresent();
    }

    private void callers() {
        value("quarkus.http.host")
                .filter(host -> !isServedWithTls() && !isLoopback(host))
                .ifPresent(host ->
                        note("HTTP_HOST", "other machines reach this service in plain HTTP: put a proxy before it"));
        if (value("quarkus.management.host-enabled").filter("false"::equals).isPresent()
                && value("quarkus.http.host").filter(host -> !isLoopback(host)).isPresent()) {
            note("MANAGEMENT_PORT", "health, metrics and internal calls are answered on the service's own port");
        }
        value("quarkus.http.proxy.trusted-proxies")
                .filter(proxies -> proxies.contains("/0"))
                .ifPresent(proxies -> severe("TRUSTED_PROXIES", "every caller may say that it calls from any address"));
        value("quarkus.http.cors.origins")
                .filter(origins -> origins.contains("*"))
                .ifPresent(origins -> severe("CORS_ORIGINS", "pages of any origin may ask with a caller's key"));
        if (!isSandbox()
                && value("gateway.webhooks.allow-loopback")
                        .filter("true"::equals)
                        .isPresent()) {
            severe("GATEWAY_WEBHOOKS_ALLOW_LOOPBACK", "webhooks may call servers on this machine");
        }
    }

    private void platforms() {
        settings.keySet().stream()
                .filter(name -> PLATFORM.matcher(name).matches())
                .sorted()
                .filter(name -> addresses(name).anyMatch(url -> "http".equals(url.getScheme()) && isElsewhere(url)))
                .forEach(name -> severe(name, "whoever is on the way can change the offers that rates are made of"));
    }

    private void severe(String name, String consequence) {
        found.add(new InsecureSetting(name, true, consequence));
    }

    private void note(String name, String consequence) {
        found.add(new InsecureSetting(name, false, consequence));
    }

    private boolean isThere(String property) {
        return settings.containsKey(property);
    }

    private Optional<String> value(String property) {
        return Optional.ofNullable(settings.get(property)).map(String::trim).filter(text -> !text.isEmpty());
    }

    /** What cannot be read as an address is refused elsewhere. */
    private Stream<URI> addresses(String property) {
        return value(property).stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .flatMap(text -> {
                    try {
                        return Stream.of(URI.create(text.trim()));
                    } catch (IllegalArgumentException unreadable) {
                        return Stream.empty();
                    }
                });
    }

    private static boolean isLoopback(String host) {
        return host.matches("127\\..*|localhost|::1");
    }

    private static boolean isElsewhere(URI address) {
        String host = Optional.ofNullable(address.getHost()).orElse("");
        return !host.matches("127\\..*|localhost|\\[::1]|");
    }
}
