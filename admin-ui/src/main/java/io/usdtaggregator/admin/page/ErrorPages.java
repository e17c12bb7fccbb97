package io.usdtaggregator.admin.page;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.navigation.ReturnPath;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.base.problem.ProblemFields;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Errors of pages are pages, in the reader's language and with a way back; those of the JSON interface stay problem
 * documents. Also makes the browser forget a notice once it was shown.
 */
class ErrorPages {
    private static final Set<String> DATA = Set.of("api", "q", "history.csv", "audit.csv", "usage.csv");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final int BAD_REQUEST = 400;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int SEE_OTHER = 303;
    private static final HttpProblem OTHER_SESSION =
            Problem.forbidden("csrf_token", "This form is of another session, or too old. Load the page again.");

    private final Pages pages;
    private final RoutingContext request;

    ErrorPages(Pages pages, RoutingContext request) {
        this.pages = pages;
        this.request = request;
    }

    @CheckedTemplate
    static class Templates {
        /** @param back the page that the reader comes from; the first one where it is not known */
        static native TemplateInstance error(Frame frame, int status, String detail, String back);

        private Templates() {}
    }

    @ServerResponseFilter
    Uni<Void> filter(ContainerRequestContext asked, ContainerResponseContext answer) {
        if (isPage(answer) && request.request().getCookie(Notice.COOKIE) != null) {
            answer.getHeaders().add("Set-Cookie", Cookies.forget(Notice.COOKIE, request.request()));
        }
        if (answer.getStatus() < BAD_REQUEST || hasBody(answer)) {
            return Uni.createFrom().voidItem();
        }
        if (answer.getStatus() == METHOD_NOT_ALLOWED && isAddressOfForm(asked)) {
            answer.setStatus(SEE_OTHER);
            answer.setEntity(null);
            answer.getHeaders().putSingle("Location", pages.frame().path());
            return Uni.createFrom().voidItem();
        }
        return DATA.contains(firstPart()) ? problem(asked, answer) : errorPage(asked, answer);
    }

    private static Uni<Void> problem(ContainerRequestContext asked, ContainerResponseContext answer) {
        if (!answer.hasEntity()) {
            HttpProblem problem = ProblemFields.complete(
                    bare(asked, answer), UUID.randomUUID().toString());
            answer.setStatus(problem.getStatusCode());
            answer.setEntity(problem, null, HttpProblem.MEDIA_TYPE);
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> errorPage(ContainerRequestContext asked, ContainerResponseContext answer) {
        HttpProblem problem = answer.getEntity() instanceof HttpProblem told ? told : bare(asked, answer);
        String detail = new ProblemText(Language.problems(pages.locale()), pages.locale()).of(problem);
        return pages.inLanguage(Templates.error(pages.frame(), problem.getStatusCode(), detail, back()))
                .createUni()
                .invoke(html -> {
                    answer.setStatus(problem.getStatusCode());
                    answer.setEntity(html, null, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
                })
                .replaceWithVoid();
    }

    /** A preview and a refused form stand at the address of their form: loaded as a page, it leads to the form's page. */
    private boolean isAddressOfForm(ContainerRequestContext asked) {
        return asked.getMethod().equals("GET")
                && !DATA.contains(firstPart())
                && !request.request().path().equals(pages.frame().path());
    }

    /** Not the address that failed just now. */
    private String back() {
        String from = ReturnPath.of(
                request.request().getHeader("Referer"), request.request().getHeader("Host"));
        boolean isThis = from.equals(request.request().path());
        return isThis && isPost() ? pages.frame().path() : isThis ? ReturnPath.FIRST_PAGE : from;
    }

    private boolean isPost() {
        return request.request().method() == HttpMethod.POST;
    }

    /** quarkus-rest-csrf refuses what carries the token of another session with a bare 400. */
    private static HttpProblem bare(ContainerRequestContext asked, ContainerResponseContext answer) {
        boolean changes = !SAFE.contains(asked.getMethod());
        return answer.getStatus() == BAD_REQUEST && changes ? OTHER_SESSION : ProblemFields.of(answer.getStatus());
    }

    private static boolean isPage(ContainerResponseContext answer) {
        return answer.getStatus() < 300
                && (answer.getEntity() instanceof TemplateInstance
                        || MediaType.TEXT_HTML_TYPE.isCompatible(answer.getMediaType()));
    }

    private static boolean hasBody(ContainerResponseContext answer) {
        return answer.hasEntity() && !(answer.getEntity() instanceof HttpProblem);
    }

    private String firstPart() {
        String[] parts = request.request().path().split("/");
        return parts.length < 2 ? "" : parts[1];
    }
}
