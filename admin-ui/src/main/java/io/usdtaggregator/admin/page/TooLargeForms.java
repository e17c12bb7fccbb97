package io.usdtaggregator.admin.page;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.usdtaggregator.admin.navigation.ReturnPath;
import io.usdtaggregator.admin.staff.StaffMember;
import io.usdtaggregator.admin.staff.StaffRole;
import io.usdtaggregator.base.problem.ProblemFields;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A form that is too large is a page too: Quarkus would refuse it without a word before any resource is asked. Nobody has looked
 * at the session then, so that the page has no menu.
 */
class TooLargeForms {
    /** Before Quarkus refuses a large body without a word. */
    private static final int FIRST = 1_000;
    /** A browser shows an answer once it has sent its form; of what is larger than this it shows none. */
    private static final long MOST_READ = 16L << 20;

    private static final int TOO_LARGE = 413;

    private final SystemStatusSource status;
    private final long mostBytes;

    TooLargeForms(
            SystemStatusSource status,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostBytes) {
        this.status = status;
        this.mostBytes = mostBytes.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseLargeForm, FIRST);
    }

    private void refuseLargeForm(RoutingContext http) {
        long length = declaredLength(http);
        if (length <= mostBytes || length > MOST_READ || !isOfPage(http)) {
            http.next();
            return;
        }
        http.request().handler(dropped -> {}).endHandler(sent -> answer(http));
        http.request().resume();
    }

    private void answer(RoutingContext http) {
        http.response().setStatusCode(TOO_LARGE);
        Locale locale = Language.of(http);
        Frame frame = Frame.of(
                new Frame.Visitor(
                        "",
                        StaffRole.VIEWER,
                        locale.getLanguage(),
                        ReturnPath.FIRST_PAGE,
                        "",
                        StaffMember.DEFAULT_ZONE),
                status.current(),
                Optional.empty());
        String detail = new ProblemText(Language.problems(locale), locale).of(ProblemFields.of(TOO_LARGE));
        ErrorPages.Templates.error(frame, TOO_LARGE, detail, ReturnPath.FIRST_PAGE)
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
