package io.usdtaggregator.gateway.http.input;

import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The parameters of a request, read strictly: what is not allowed is collected, and {@link #check()} refuses the
 * request with all of it at once, and with every name that nobody asked for: a misspelt {@code contry} must not
 * silently give the zone's rate.
 */
public final class Query {
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,8})?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final int LONGEST = 200;
    private static final Instant LAST = Instant.parse("3000-01-01T00:00:00Z");

    private final MultiMap parameters;
    private final boolean closed;
    private final Set<String> known = new LinkedHashSet<>();
    /** Each once, though a parameter may be read more than once. */
    private final Set<FieldError> errors = new LinkedHashSet<>();

    private Query(MultiMap parameters, boolean closed) {
        this.parameters = parameters;
        this.closed = closed;
    }

    public static Query of(RoutingContext http) {
        try {
            return new Query(http.queryParams(), true);
        } catch (IllegalArgumentException unreadable) {
            throw Problem.invalid(FieldError.of("query", "malformed", "the query is not percent-encoded UTF-8"));
        }
    }

    /** The fields of a body, read as parameters are; unknown ones were refused with the body. */
    public static Query of(MultiMap fields) {
        return new Query(fields, false);
    }

    /** Refuses a request that has any parameter. */
    public static void none(RoutingContext http) {
        String query = http.request().query();
        if (query != null && !query.isEmpty()) {
            of(http).check();
        }
    }

    /** Names that are parameters here, though this request may not need them. */
    public Query knows(List<String> names) {
        known.addAll(names);
        return this;
    }

    /** Refuses these where they are given: with what else was asked, only {@code allowed} have a meaning. */
    public void refuse(List<String> names, List<String> allowed, String code, String why) {
        names.stream()
                .filter(parameters::contains)
                .forEach(name -> errors.add(
                        new FieldError(name, code, name + " " + why + " " + String.join(", ", allowed), allowed)));
    }

    public Optional<String> text(String name) {
        known.add(name);
        List<String> values = parameters.getAll(name);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            return wrong(name, "repeated", name + " may be given once only");
        }
        String value = values.get(0);
        if (value.isEmpty()) {
            return wrong(name, "empty", name + " must not be empty; leave it out instead");
        }
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            return wrong(name, "malformed", name + " must be a plain text of at most " + LONGEST + " characters");
        }
        return Optional.of(value);
    }

    public Optional<String> oneOf(String name, Collection<String> allowed) {
        Optional<String> given = text(name);
        if (given.isPresent() && !allowed.contains(given.get())) {
            errors.add(FieldError.notAllowed(name, allowed));
            return Optional.empty();
        }
        return given;
    }

    /** Several values, separated by commas; empty where none is given. */
    public Set<String> anyOf(String name, Predicate<String> isAllowed, Supplier<Collection<String>> allowed) {
        Set<String> given = text(name)
                .map(values -> Set.<String>copyOf(Arrays.asList(values.split(",", -1))))
                .orElse(Set.of());
        if (!given.stream().allMatch(isAllowed)) {
            errors.add(FieldError.notAllowed(name, allowed.get()));
            return Set.of();
        }
        return given;
    }

    /** A needed one; what is returned without it never gets past {@link #check()}. */
    public Optional<String> needed(String name, Collection<String> allowed) {
        known.add(name);
        if (parameters.getAll(name).isEmpty()) {
            errors.add(FieldError.missing(name, allowed));
            return Optional.empty();
        }
        return allowed.isEmpty() ? text(name) : oneOf(name, allowed);
    }

    public Optional<String> matching(String name, Predicate<String> form, String allowed) {
        Optional<String> given = text(name);
        return given.isPresent() && !form.test(given.get())
                ? wrong(name, "malformed", name + " must be " + allowed)
                : given;
    }

    /** An amount of money above 0. */
    public Optional<BigDecimal> amount(String name) {
        String allowed = "a decimal number above 0 with at most 15 digits before and 8 after the point, such as 100000";
        return matching(name, Query::isAmount, allowed).map(BigDecimal::new);
    }

    public static boolean isAmount(String text) {
        return AMOUNT.matcher(text).matches() && new BigDecimal(text).signum() > 0;
    }

    public OptionalInt whole(String name, int least, int most) {
        return matching(
                        name,
                        text -> WHOLE.matcher(text).matches()
                                && Integer.parseInt(text) >= least
                                && Integer.parseInt(text) <= most,
                        "a whole number from " + least + " to " + most)
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }

    public Optional<Duration> seconds(String name, int least, int most) {
        OptionalInt given = whole(name, least, most);
        return given.isPresent() ? Optional.of(Duration.ofSeconds(given.getAsInt())) : Optional.empty();
    }

    /** A point in time after 1970, in ISO 8601 with an offset. @param what it is, as the message of a wrong one says it */
    public Optional<Instant> instant(String name, String what) {
        return matching(name, text -> parsed(text).isPresent(), what + " such as 2026-08-21T12:00:00Z")
                .flatMap(Query::parsed);
    }

    /** A plus sign that was not encoded has become a space. */
    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant())
                    .filter(instant -> instant.isAfter(Instant.EPOCH) && instant.isBefore(LAST));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    public <T> Optional<T> wrong(String name, String code, String message) {
        errors.add(FieldError.of(name, code, message));
        return Optional.empty();
    }

    /** Whether nothing was wrong up to here. */
    public boolean isRight() {
        return errors.isEmpty();
    }

    /** Refuses the request when anything was wrong. */
    public void check() {
        if (closed) {
            parameters.names().stream().filter(name -> !known.contains(name)).forEach(this::unknown);
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(List.copyOf(errors));
        }
    }

    private void unknown(String name) {
        String shown = name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "...";
        String message = known.isEmpty()
                ? shown + " is not a parameter here; there are none"
                : shown + " is not a parameter here; there are " + String.join(", ", known);
        errors.add(new FieldError(shown, "unknown_parameter", message, List.copyOf(known)));
    }
}
