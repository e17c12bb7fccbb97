package io.usdtaggregator.collector.platform.http;

import io.usdtaggregator.collector.CollectorConfig;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Where each platform is: {@code PLATFORM_<CODE>_URL}, else the simulator in the sandbox, else the real one. */
@Singleton
public final class PlatformUrls {
    private final CollectorConfig collector;
    private final Config config;

    public PlatformUrls(CollectorConfig collector, Config config) {
        this.collector = collector;
        this.config = config;
    }

    /** The base URL, without a slash at the end. */
    public String of(String platform) {
        String variable = "PLATFORM_" + platform.toUpperCase(Locale.ROOT) + "_URL";
        String url = config.getOptionalValue(variable, String.class)
                .filter(text -> !text.isBlank())
                .orElseGet(() -> byDefault(platform, variable));
        return checked(url.strip(), variable);
    }

    private String byDefault(String platform, String variable) {
        if (collector.sandbox()) {
            return collector.simulatorUrl() + "/" + platform;
        }
        return Optional.ofNullable(collector.platforms().get(platform))
                .orElseThrow(() -> new Unusable(
                        "no URL for " + platform + ": set " + variable + " or collector.platforms." + platform));
    }

    private static String checked(String url, String variable) {
        URI uri = parsed(url, variable);
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new Unusable(variable + ": an http or https URL with a host");
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static URI parsed(String url, String variable) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException none) {
            throw new Unusable(variable + ": an http or https URL with a host");
        }
    }

    /** No request can be sent: the configuration names no usable URL. */
    static final class Unusable extends RuntimeException {
        Unusable(String message) {
            super(message, null, false, false);
        }
    }
}
