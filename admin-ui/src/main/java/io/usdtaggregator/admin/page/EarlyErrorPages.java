package io.usdtaggregator.admin.page;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.usdtaggregator.admin.navigation.ReturnPath;
import io.usdtaggregator.admin.staff.StaffMember;
import io.usdtaggregator.admin.staff.StaffRole;
import io.usdtaggregator.base.problem.ProblemFields;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Pages for what is refused before any resource is asked: a form that is too large, and an address that cannot be read. Nobody
 * has looked at the session then, so that they have no menu. Addresses and headers without end are refused by the HTTP server
 * itself, which lets nobody write its answer.
 */
class EarlyErrorPages {
    /** Before Quarkus refuses a large body without a word. */
    private static final int FIRST = 1_000;
    /** A browser shows an answer once it has sent its form; of what is larger than this it shows none. */
    private static final long MOST_READ = 16L << 20;

    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;

    private final SystemStatusSource status;
    private final long mostBytes;

    EarlyErrorPages(
            SystemStatusSource status,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostBytes) {
        this.status = status;
        this.mostBytes = mostBytes.asLongValue();
    }

    void watchBodies(@Observes Filters filters) {
        filters.register(this::refuseLargeForm, FIRST);
    }

    void watchAddresses(@Observes Router router) {
        router.errorHandler(BAD_REQUEST, http -> answer(http, BAD_REQUEST));
    }

    private void refuseLargeForm(RoutingContext http) {
        long length = declaredLength(http);
        if (length <= mostBytes || length > MOST_READ || !isOfPage(http)) {
            http.next();
            return;
        }
        http.request().handler(dropped -> {}).endHandler(sent -> answer(http, TOO_LARGE));
        http.request().resume();
    }

    private void answer(RoutingContext http, int code) {
        if (http.response().ended()) {
            return;
        }
        http.response().setStatusCode(code);
        if (!isOfPage(http)) {
            http.response().end();
            return;
        }
        Locale locale = Language.of(http);
        Frame frame = Frame.of(
                new Frame.Visitor(
                        "", StaffRole.VIEWER, locale.getLanguage(), ReturnPath.FIRST_PAGE, "", StaffMember.DEFAULT_ZONE),
                status.current(),
                Optional.empty());
        String detail = new ProblemText(Language.problems(locale), locale).of(ProblemFields.of(code));
        ErrorPages.Templates.error(frame, code, detail, ReturnPath.FIRST_PAGE)
                .setLocale(locale)
                .createUni()
                .subscribe()
                .with(
                        html -> http.response()
                                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                                .end(html),
                        http::fail);
    }

    private static boolean isOfPage(RoutingContext http) {
        String path = http.request().path();
        return path != null && !path.startsWith("/api/") && !path.startsWith("/q/");
    }

    private static long declaredLength(RoutingContext http) {
        String length = http.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }
}
