package io.usdtaggregator.admin.page;

import io.quarkus.qute.TemplateInstance;
import io.usdtaggregator.admin.login.StaffIdentity;
import io.usdtaggregator.admin.problem.Refusal;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What pages have in common: the frame, the language, the check of a form's token. */
@RequestScoped
public class Pages {
    public static final String LANGUAGE_COOKIE = "language";
    private static final String FRENCH = "fr";

    private final StaffIdentity identity;
    private final RoutingContext request;

    Pages(StaffIdentity identity, RoutingContext request) {
        this.identity = identity;
        this.request = request;
    }

    public Frame frame() {
        return new Frame(
                identity.username(), identity.csrfToken().orElse(""), locale().getLanguage(), "", List.of(), Map.of());
    }

    public Frame saying(String sentence) {
        return frame().saying(sentence);
    }

    /** The frame that tells what was wrong with a form; any other failure goes on. */
    public Frame telling(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return refusal.problem().errors() == null
                    ? saying(refusal.problem().detail())
                    : frame().with(refusal.problem().errors());
        }
        throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }

    /** In the language of the cookie, else of the browser. */
    public TemplateInstance inLanguage(TemplateInstance page) {
        return page.setLocale(locale());
    }

    public Locale locale() {
        return Optional.ofNullable(request.request().getCookie(LANGUAGE_COOKIE))
                .map(cookie -> cookie.getValue())
                .or(() -> request.acceptableLanguages().stream()
                        .map(language -> language.tag())
                        .findFirst())
                .filter(language -> language.equals(FRENCH))
                .map(french -> Locale.FRENCH)
                .orElse(Locale.ENGLISH);
    }

    /** Refuses a form that does not carry this session's token. */
    public void checkForm(String csrf) {
        if (!identity.csrfToken().map(token -> token.equals(csrf)).orElse(false)) {
            throw Refusal.forbidden("This form is not of your session: load the page again.");
        }
    }

    public String username() {
        return identity.username();
    }
}
