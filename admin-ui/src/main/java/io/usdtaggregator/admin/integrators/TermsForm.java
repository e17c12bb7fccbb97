package io.usdtaggregator.admin.integrators;

import io.usdtaggregator.admin.access.terms.KeyTerms;
import io.usdtaggregator.admin.form.FormText;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.access.Access.Quota;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What staff typed of a key's or an account's terms; an empty field is as the account has it, or without limit. */
final class TermsForm {
    private static final String PRICE = "price_per_call";

    private final MultivaluedMap<String, String> form;
    private final Locale locale;
    private final ZoneId zone;

    TermsForm(MultivaluedMap<String, String> form, Locale locale, ZoneId zone) {
        this.zone = zone;
        this.form = form;
        this.locale = locale;
    }

    /**
     * @param before what goes on where the form does not ask
     * @param ofAccount whose price of now a key with limits of its own gets where it has no other
     */
    KeyTerms key(KeyTerms before, Quota ofAccount) {
        return new KeyTerms(
                FormText.orNull(form, "name"),
                groups(before),
                ownQuota(Optional.ofNullable(before.quota()), ofAccount),
                addresses(),
                expiry(before.expiresAt()));
    }

    Quota account() {
        return limits(price(), form.containsKey("exempt"));
    }

    private Quota ownQuota(Optional<Quota> before, Quota ofAccount) {
        boolean priced = FormText.orNull(form, PRICE) != null;
        if (!hasLimits()) {
            if (priced) {
                throw Problem.invalid(FieldError.of(
                        PRICE, "not_allowed", "a price of its own only with limits of its own: else leave it empty"));
            }
            return null;
        }
        return limits(
                priced
                        ? price()
                        : before.filter(own -> !form.containsKey(PRICE))
                                .orElse(ofAccount)
                                .pricePerCall(),
                before.orElse(ofAccount).exempt());
    }

    private BigDecimal price() {
        String price = FormText.decimalOrNull(form, PRICE, locale);
        if (price == null || !price.matches("\\d{1,10}(\\.\\d{1,10})?")) {
            throw Problem.invalid(FieldError.of(PRICE, "malformed", "US dollars, such as 0.01"));
        }
        return new BigDecimal(price);
    }

    private Set<String> groups(KeyTerms before) {
        if (!form.containsKey("groups")) {
            return before.groups();
        }
        String own = FormText.orNull(form, "groups");
        return own == null ? null : KeyGroups.parse(own);
    }

    private boolean hasLimits() {
        return List.of("requests_per_minute", "burst", "monthly").stream()
                .anyMatch(field -> FormText.orNull(form, field) != null);
    }

    private Quota limits(BigDecimal price, boolean exempt) {
        return new Quota(
                aMinute("requests_per_minute"),
                aMinute("burst"),
                FormText.orNull(form, "monthly") == null
                        ? null
                        : FormText.whole(form, "monthly", 0, Long.MAX_VALUE, locale),
                price,
                exempt);
    }

    private int aMinute(String field) {
        return (int) FormText.whole(form, field, 1, KeyTerms.MOST_A_MINUTE, locale);
    }

    private List<String> addresses() {
        String text = FormText.orNull(form, "allowed_ips");
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[\\s,;]+"))
                        .filter(one -> !one.isEmpty())
                        .toList();
    }

    /** To the minute, as the field shows it; what was agreed to the second stands where nobody changed it. */
    private Instant expiry(Instant before) {
        return FormText.instantOrNull(form, "expires_at", zone, before);
    }
}
