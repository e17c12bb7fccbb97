package io.usdtaggregator.admin.navigation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** The page to lead back to: never one of another site. Pure. */
public final class ReturnPath {
    public static final String FIRST_PAGE = "/";
    /** Browsers read {@code //host} and {@code /\host} as another site. */
    private static final Pattern OWN = Pattern.compile("/(?![/\\\\])[A-Za-z0-9._~/:%-]*");

    private static final Pattern OWN_WITH_QUERY = Pattern.compile(OWN + "([?][A-Za-z0-9._~/:%=&+,;@-]*)?");

    private ReturnPath() {}

    /** @param uri path and query of a request to us, as it was sent */
    public static String ofRequest(String uri) {
        return OWN_WITH_QUERY.matcher(uri).matches() ? uri : FIRST_PAGE;
    }

    /**
     * Without its query.
     *
     * @param referer the page that a request came from
     * @param host of this very request
     */
    public static String of(String referer, String host) {
        try {
            URI from = referer == null ? null : new URI(referer);
            boolean own = from != null
                    && from.getRawPath() != null
                    && from.getRawAuthority() != null
                    && from.getRawAuthority().equals(host)
                    && OWN.matcher(from.getRawPath()).matches();
            return own ? from.getRawPath() : FIRST_PAGE;
        } catch (URISyntaxException malformed) {
            return FIRST_PAGE;
        }
    }
}
