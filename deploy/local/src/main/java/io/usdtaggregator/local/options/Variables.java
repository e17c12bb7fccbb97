package io.usdtaggregator.local.options;

import io.usdtaggregator.local.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The environment that the operator set; an empty variable is an absent one. */
public record Variables(Map<String, String> values) {

    private static final Pattern PLACE = Pattern.compile("PLATFORM_[A-Z0-9]+_URL|OFFICIAL_RATES_URL");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    public Variables {
        values = Map.copyOf(values);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String::trim).filter(text -> !text.isEmpty());
    }

    /** What stands between spaces, none where it is not set. */
    public List<String> words(String name) {
        return text(name).map(text -> List.of(text.split("\\s+"))).orElse(List.of());
    }

    /** A port; 0 stands for any free one where the default is 0. */
    public int port(String name, int fallback) {
        return text(name).map(text -> port(name, text)).orElse(fallback);
    }

    /** Refuses a place to read from that is none: its reader would only fail, poll after poll. */
    public void requireUrls() {
        values.keySet().stream()
                .filter(name -> PLACE.matcher(name).matches())
                .sorted()
                .forEach(name -> text(name).ifPresent(url -> requireUrl(name, url)));
    }

    private static void requireUrl(String name, String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() != null && SCHEMES.contains(uri.getScheme())) {
                return;
            }
        } catch (URISyntaxException malformed) {
            // The sentence below is for both; the URL itself may hold a password.
        }
        throw Problem.wrongUse("%s must have the form http://host:port or https://host", name);
    }

    private static int port(String name, String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65535) {
            throw Problem.wrongUse("%s must be a port from 1 to 65535, not '%s'", name, text);
        }
        return Integer.parseInt(text);
    }
}
