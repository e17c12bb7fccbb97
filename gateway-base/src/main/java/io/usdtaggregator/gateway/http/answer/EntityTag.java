package io.usdtaggregator.gateway.http.answer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jose4j.base64url.Base64Url;
import org.jose4j.lang.HashUtil;

/**
 * The weak tag of an answer: a digest of its address and of all that it says, so that no two figures share one. What only
 * goes on with time is left out: an age that grew by a second is no news. It is weak because a proxy that compresses drops
 * a strong one.
 */
final class EntityTag {
    private static final int BYTES = 12;
    /** Within a JSON text its quotation marks would be escaped, so this is always a field. */
    private static final Pattern AGES = Pattern.compile("\"(?:age_seconds\":\\d+|served_at\":\"[^\"]*\")");

    /** What proxies that compress append to a tag. */
    private static final Pattern PROXY_SUFFIX = Pattern.compile("-(?:gzip|br|zstd|deflate)\"$");

    private static final String WEAK = "W/";

    private EntityTag() {}

    /**
     * Compares as If-None-Match does (RFC 9110, 8.8.3.2), and without what a proxy appended.
     *
     * @param given one member of the header's list; {@code *} is the same as any
     */
    static boolean isSame(String given, String tag) {
        return given.equals("*") || bare(given).equals(bare(tag));
    }

    private static String bare(String tag) {
        String strong = tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
        return PROXY_SUFFIX.matcher(strong).replaceFirst("\"");
    }

    static String of(String address, String json) {
        MessageDigest sha256 = HashUtil.getMessageDigest("SHA-256");
        sha256.update(address.getBytes(StandardCharsets.UTF_8));
        byte[] digest = sha256.digest(AGES.matcher(json).replaceAll("").getBytes(StandardCharsets.UTF_8));
        return WEAK + '"' + Base64Url.encode(Arrays.copyOf(digest, BYTES)) + '"';
    }
}
