package io.usdtaggregator.gateway.contract;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What holds for every answer of whatever call. */
final class Conventions {
    private static final String WEAK = "W/\"[^\"]+\"";
    private static final String MADE_UP = "[A-Za-z0-9._:-]{1,64}";

    private final List<String> faults = new ArrayList<>();
    private final HttpHeaders headers;

    private Conventions(HttpHeaders headers) {
        this.headers = headers;
    }

    /** What is wrong with an answer to this method; empty where nothing is. */
    static List<String> faults(String method, int status, HttpHeaders headers) {
        Conventions of = new Conventions(headers);
        of.has("X-Request-Id", MADE_UP);
        of.has("X-Content-Type-Options", "nosniff");
        if (status >= 400) {
            of.error(status);
        } else if (method.equalsIgnoreCase("get")) {
            of.read(status);
        }
        return of.faults;
    }

    private void error(int status) {
        has("Content-Type", "application/problem\\+json(;.*)?");
        has("Cache-Control", "no-store");
        if (status == 401) {
            has("WWW-Authenticate", ".*Bearer.*");
        }
        if (status == 429 || status == 503) {
            has("Retry-After", "[1-9]\\d*");
        }
    }

    /** A stream is never the same twice, and an answer that nobody may keep needs no tag. */
    private void read(int status) {
        if (given("Content-Type")
                .filter(type -> type.startsWith("text/event-stream"))
                .isPresent()) {
            has("Cache-Control", ".*no-store.*|.*no-cache.*");
        } else if (status == 200 || status == 304) {
            has("ETag", WEAK);
            has("Cache-Control", "(private|public), max-age=\\d+");
        }
    }

    private void has(String header, String pattern) {
        String value = given(header).orElse("nothing");
        if (!value.matches(pattern)) {
            faults.add(header + " is " + value);
        }
    }

    private Optional<String> given(String header) {
        return headers.firstValue(header);
    }
}
