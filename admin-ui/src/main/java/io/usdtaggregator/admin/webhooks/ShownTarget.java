package io.usdtaggregator.admin.webhooks;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The address of a webhook as pages show it: {@code https://hooks.example.com/rates?…}. What else it holds (a query, a name
 * with a password) may be the secret by which its owner knows our deliveries; nobody needs it to tell one webhook from another.
 */
final class ShownTarget {
    private static final String HIDDEN = "…";

    private ShownTarget() {}

    static String of(String url) {
        try {
            URI target = new URI(url);
            if (target.getScheme() == null || target.getHost() == null) {
                return HIDDEN;
            }
            String port = target.getPort() < 0 ? "" : ":" + target.getPort();
            String more =
                    target.getRawQuery() != null || target.getRawFragment() != null || target.getRawUserInfo() != null
                            ? "?" + HIDDEN
                            : "";
            return target.getScheme() + "://" + target.getHost() + port + target.getRawPath() + more;
        } catch (URISyntaxException unreadable) {
            return HIDDEN;
        }
    }
}
