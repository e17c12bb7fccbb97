package io.usdtaggregator.base.startup;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Says at start which settings are insecure. Outside the sandbox a service does not start with a severe one, unless
 * {@code ACCEPT_INSECURE} names it.
 */
@Singleton
public class StartupReport {
    private static final Logger LOG = Logger.getLogger(StartupReport.class);
    private static final String ACCEPTED = "service.accept-insecure";

    private final Config config;

    StartupReport(Config config) {
        this.config = config;
    }

    void report(@Observes StartupEvent started) {
        // Tests and the development mode have settings of their own.
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            report(settings(config)).forEach(line -> LOG.warn(line));
        }
    }

    /**
     * The lines to log; throws IllegalStateException for a severe setting that is not accepted.
     *
     * @param settings all of them, by their properties
     */
    static List<String> report(Map<String, String> settings) {
        SettingsReview review = new SettingsReview(settings);
        List<InsecureSetting> insecure = review.insecure();
        Set<String> accepted = Stream.of(settings.getOrDefault(ACCEPTED, "").split(","))
                .map(String::trim)
                .collect(Collectors.toSet());
        List<InsecureSetting> refused = insecure.stream()
                .filter(InsecureSetting::severe)
                .filter(setting -> !review.isSandbox() && !accepted.contains(setting.name()))
                .toList();
        if (!refused.isEmpty()) {
            throw new IllegalStateException("These settings are too insecure outside the sandbox: "
                    + refused.stream().map(InsecureSetting::toString).collect(Collectors.joining("; "))
                    + ". Change them, or accept each by name: ACCEPT_INSECURE="
                    + refused.stream().map(InsecureSetting::name).distinct().collect(Collectors.joining(",")));
        }
        return insecure.stream().map(setting -> "insecure setting " + setting).toList();
    }

    private static Map<String, String> settings(Config config) {
        Map<String, String> settings = new HashMap<>();
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(SettingsReview::isJudged)
                .forEach(name -> settings.put(
                        name, config.getOptionalValue(name, String.class).orElse("")));
        return settings;
    }
}
