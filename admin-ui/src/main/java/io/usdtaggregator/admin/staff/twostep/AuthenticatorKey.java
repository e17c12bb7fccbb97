package io.usdtaggregator.admin.staff.twostep;

import jakarta.ws.rs.core.UriBuilder;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.commons.codec.binary.Base32;

/** What an authenticator app is given: by a link, or typed. */
public final class AuthenticatorKey {
    private static final String ISSUER = "USDT Aggregator";
    private static final int GROUP = 4;

    private final String username;
    private final String text;

    AuthenticatorKey(String username, byte[] secret) {
        this.username = username;
        this.text = new Base32().encodeToString(secret).replace("=", "");
    }

    /** Opens the app of a phone that shows this page. */
    public String uri() {
        return UriBuilder.fromUri("otpauth://totp")
                .path(ISSUER + ":" + username)
                .queryParam("secret", text)
                .queryParam("issuer", ISSUER)
                .build()
                .toString()
                .replace("+", "%20");
    }

    /** To be typed, in groups of four. */
    public String typed() {
        return Arrays.stream(text.split("(?<=\\G.{" + GROUP + "})")).collect(Collectors.joining(" "));
    }
}
