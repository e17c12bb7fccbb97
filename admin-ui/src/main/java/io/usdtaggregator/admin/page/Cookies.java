package io.usdtaggregator.admin.page;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/** The cookies of this service: for no script, for no other site, and only over TLS where the visitor came over TLS. */
public final class Cookies {
    static final Duration A_MINUTE = Duration.ofMinutes(1);

    private Cookies() {}

    /** @param request also says whether a trusted proxy in front speaks TLS */
    public static NewCookie of(String name, String value, Duration lasting, HttpServerRequest request) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge((int) lasting.toSeconds())
                .httpOnly(true)
                .secure(request.isSSL())
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    /** Makes the browser forget the cookie. */
    public static NewCookie forget(String name, HttpServerRequest request) {
        return of(name, "", Duration.ZERO, request);
    }
}
