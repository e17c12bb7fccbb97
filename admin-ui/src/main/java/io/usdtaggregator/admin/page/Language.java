package io.usdtaggregator.admin.page;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.usdtaggregator.admin.messages.ProblemMessages;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;

/** In which language a request is answered: that of the cookie, else of the browser, else English. */
public final class Language {
    /** Keeps the reader's choice. */
    public static final String COOKIE = "language";

    private Language() {}

    public static Locale of(RoutingContext request) {
        return Optional.ofNullable(request.request().getCookie(COOKIE))
                .map(cookie -> cookie.getValue())
                .or(() -> request.acceptableLanguages().stream()
                        .map(language -> language.tag())
                        .findFirst())
                .filter(Locale.FRENCH.getLanguage()::equals)
                .map(french -> Locale.FRENCH)
                .orElse(Locale.ENGLISH);
    }

    /** The texts about errors in this language. */
    static ProblemMessages problems(Locale locale) {
        return locale.equals(Locale.FRENCH)
                ? MessageBundles.get(ProblemMessages.class, Localized.Literal.of(Locale.FRENCH.getLanguage()))
                : MessageBundles.get(ProblemMessages.class);
    }
}
