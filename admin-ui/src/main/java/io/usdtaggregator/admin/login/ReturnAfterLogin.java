package io.usdtaggregator.admin.login;

import io.usdtaggregator.admin.navigation.ReturnPath;
import io.usdtaggregator.admin.page.Cookies;
import io.usdtaggregator.admin.staff.StaffSessions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Remembers where a person was whose session ended, so that the next login of that browser leads back there. */
class ReturnAfterLogin {
    static final String COOKIE = "back";
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final int NO_CONTENT = 204;

    private final RoutingContext context;

    ReturnAfterLogin(RoutingContext context) {
        this.context = context;
    }

    @ServerResponseFilter
    void filter(ContainerRequestContext asked, ContainerResponseContext answer) {
        HttpServerRequest request = context.request();
        if (!Boolean.TRUE.equals(asked.getProperty(StaffSessions.ENDED)) || !isForPage(request)) {
            return;
        }
        if (request.getHeader("HX-Request") != null) {
            // A part of a page was asked for: the whole page goes to the login, which leads back to it.
            answer.setStatus(NO_CONTENT);
            answer.getHeaders().remove(HttpHeaders.LOCATION);
            answer.getHeaders().putSingle("HX-Redirect", "/login");
        }
        if (!request.path().equals("/logout")) {
            String encoded = URLEncoder.encode(page(asked, request), StandardCharsets.UTF_8);
            answer.getHeaders().add(HttpHeaders.SET_COOKIE, Cookies.of(COOKIE, encoded, AN_HOUR, request));
        }
    }

    /** Streams of figures and charts lead nowhere. */
    private static boolean isForPage(HttpServerRequest request) {
        return String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/html");
    }

    /** The page that was read: a form and a part of a page were sent from it. */
    private static String page(ContainerRequestContext asked, HttpServerRequest request) {
        boolean isPage = asked.getMethod().equals("GET") && request.getHeader("HX-Request") == null;
        if (isPage) {
            return ReturnPath.ofRequest(request.uri());
        }
        String from = ReturnPath.of(request.getHeader("Referer"), request.getHeader("Host"));
        // A refused form and a preview stand at the address of their form, which cannot be read.
        return from.equals(request.path()) ? "/" + from.split("/", 3)[1] : from;
    }

    /** @param cookie {@code null} for none: then the first page */
    static URI there(String cookie) {
        try {
            return URI.create(
                    ReturnPath.ofRequest(cookie == null ? "" : URLDecoder.decode(cookie, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException notOurs) {
            return URI.create(ReturnPath.FIRST_PAGE);
        }
    }
}
