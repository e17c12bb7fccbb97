package io.usdtaggregator.gateway.webhooks.target;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/** The URL of a target as it was written, before its name is resolved. */
record TargetUrl(boolean tls, String host, int port, String path) {
    private static final int LONGEST = 1000;
    private static final int MOST_PORT = 65_535;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    /** NameResolver that only mean something inside somebody's network. */
    private static final List<String> INSIDE =
            List.of(".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa", ".onion");

    /** @param loopback whether http and names of this machine are allowed: the addresses are then checked for it */
    static TargetUrl parse(String text, boolean loopback) {
        if (text.length() > LONGEST || !text.matches("[!-~]+")) {
            throw malformed("it has at most " + LONGEST + " printable ASCII characters");
        }
        URI uri = uri(text);
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        if (!tls && !(loopback && "http".equalsIgnoreCase(uri.getScheme()))) {
            throw new TargetRefused("not_https", "url must begin with https://");
        }
        if (uri.getHost() == null || uri.getHost().contains("%") || uri.getPort() == 0 || uri.getPort() > MOST_PORT) {
            throw malformed("it names a host, and a port from 1 to 65535 if any");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw malformed("it has no user name, password or fragment");
        }
        String host = host(uri);
        if (!loopback && isInside(host)) {
            throw new TargetRefused("not_public", "url must name a host of the public Internet");
        }
        return new TargetUrl(tls, host, port(uri, tls), path(uri));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException broken) {
            throw malformed("it is an absolute URL such as https://hooks.integrator.example/usdt");
        }
    }

    /** Without the brackets of an IPv6 address and the dot at the end of a name. */
    private static String host(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host.replaceFirst("\\.$", "");
    }

    private static boolean isInside(String host) {
        boolean singleLabel = !host.contains(".") && !host.contains(":");
        return singleLabel || INSIDE.stream().anyMatch(host::endsWith);
    }

    private static int port(URI uri, boolean tls) {
        return uri.getPort() > 0 ? uri.getPort() : tls ? HTTPS : HTTP;
    }

    private static String path(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static TargetRefused malformed(String allowed) {
        return new TargetRefused("malformed", "url is not right: " + allowed);
    }
}
