package io.usdtaggregator.admin.page;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.csrf.reactive.runtime.CsrfTokenParameterProvider;
import io.quarkus.qute.TemplateInstance;
import io.usdtaggregator.admin.audit.ChangedMeanwhile;
import io.usdtaggregator.admin.navigation.PageNumber;
import io.usdtaggregator.admin.staff.StaffIdentity;
import io.usdtaggregator.admin.staff.StaffRole;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What pages have in common: the frame, the language, the answers to a form. */
@RequestScoped
public class Pages {
    private final StaffIdentity identity;
    private final RoutingContext request;
    private final SystemStatusSource status;
    private final CsrfTokenParameterProvider csrf;

    Pages(StaffIdentity identity, RoutingContext request, SystemStatusSource status, CsrfTokenParameterProvider csrf) {
        this.identity = identity;
        this.request = request;
        this.status = status;
        this.csrf = csrf;
    }

    /** The frame around a page. */
    public Frame frame() {
        Optional<Notice> notice = Optional.ofNullable(request.request().getCookie(Notice.COOKIE))
                .flatMap(cookie -> Notice.parse(cookie.getValue()));
        Frame.Visitor visitor = new Frame.Visitor(
                identity.hasSession() ? identity.username() : "",
                identity.role(),
                locale().getLanguage(),
                request.request().path(),
                token(),
                identity.zone());
        return Frame.of(visitor, status.current(), notice);
    }

    /** The frame of a page that shows a refused form again, with what was typed and what is wrong with it. */
    public Frame telling(HttpProblem refusal, MultivaluedMap<String, String> form) {
        return telling(refusal).keeping(form);
    }

    /** The frame that tells what was wrong. */
    public Frame telling(HttpProblem refusal) {
        Optional<ChangedMeanwhile> meanwhile = ChangedMeanwhile.in(refusal);
        if (meanwhile.isPresent()) {
            return frame().saying(meanwhile.get());
        }
        List<FieldError> errors = Problem.errors(refusal);
        ProblemText text = new ProblemText(Language.problems(locale()), locale());
        return errors.isEmpty()
                ? frame().saying(text.of(refusal))
                : frame().with(errors.stream().map(text::of).toList());
    }

    /** The page in the reader's language. */
    public TemplateInstance inLanguage(TemplateInstance page) {
        return page.setLocale(locale()).setAttribute(TimeText.ZONE, identity.zone());
    }

    /** A page that answers a form, with this status. */
    public Response page(int code, TemplateInstance page) {
        return Response.status(code)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(inLanguage(page))
                .build();
    }

    /** The form was done: to a page that says so once, and that can be loaded again without doing it twice. */
    public Response done(String path, Notice.Kind kind, String about) {
        return Response.seeOther(URI.create(path))
                .cookie(Cookies.of(
                        Notice.COOKIE, new Notice(kind, about).encoded(), Cookies.A_MINUTE, request.request()))
                .build();
    }

    /** Whether the reader may manage integrators and staff. */
    public boolean mayManage() {
        return identity.role().includes(StaffRole.ADMIN);
    }

    /** Which page of its list the address asks for, from 1. */
    public int number() {
        return number("page");
    }

    /** The same of a second list of a page. */
    public int number(String parameter) {
        return PageNumber.of(request.queryParams().get(parameter));
    }

    public Locale locale() {
        return Language.of(request);
    }

    /** Where the reader types and reads times. */
    public ZoneId zone() {
        return identity.zone();
    }

    public String username() {
        return identity.username();
    }

    /** Empty where quarkus-rest-csrf made none, as in an answer to what could not be matched. */
    private String token() {
        try {
            return csrf.getToken();
        } catch (IllegalStateException none) {
            return "";
        }
    }
}
