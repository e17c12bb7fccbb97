package io.usdtaggregator.engine.book;

import io.usdtaggregator.engine.alerting.Concern;
import io.usdtaggregator.engine.alerting.Concern.Kind;
import io.usdtaggregator.engine.choosing.BothSides;
import io.usdtaggregator.engine.choosing.MarketBooks;
import io.usdtaggregator.engine.history.Tick;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.rate.Decimals;
import io.usdtaggregator.model.rate.FreshnessLimits;
import io.usdtaggregator.model.rate.FreshnessStatus;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Holds a new rate against the one published before it: an unchanged figure keeps its name, a jump waits for a second
 * read, and what staff should know is said. Pure.
 */
public final class Continuity {
    private final Settings settings;
    private final FreshnessLimits limits;
    private final Instant now;

    public Continuity(Settings settings, Instant now) {
        this.settings = settings;
        this.limits = FreshnessLimits.of(settings);
        this.now = now;
    }

    /**
     * @param publish whether callers see anything new in it
     * @param tick present for a new figure, and once an hour
     */
    public record Decision(Rate rate, Basis basis, boolean publish, Optional<Tick> tick, List<Concern> concerns) {}

    /** Whether the figure made is a jump that a second read must confirm. */
    public boolean mustWait(Rate made, MarketBooks books, Optional<Basis> before) {
        if (before.isEmpty() || !made.hasNumber() || !before.get().rate().hasNumber()) {
            return false;
        }
        Basis held = before.get();
        boolean byStaff = held.rate().settingsVersion() != made.settingsVersion()
                || held.booksSettings() != booksSettings(books)
                || held.booksSettings() != made.settingsVersion();
        boolean sameJump = held.heldRaw() != null
                && made.observedAt().equals(held.heldObservedAt())
                && same(held.heldRaw(), made.rawRate());
        boolean forgotten = limits.status(held.rate().observedAt(), now) == FreshnessStatus.UNAVAILABLE;
        BigDecimal limit = settings.alerts().holdBackPercent();
        if (forgotten
                || byStaff && !sameJump
                || moved(held.rate().rawRate(), made.rawRate()).compareTo(limit) <= 0) {
            return false;
        }
        boolean confirmed = held.heldRaw() != null
                && made.observedAt().isAfter(held.heldObservedAt())
                && moved(held.heldRaw(), made.rawRate()).compareTo(limit) <= 0;
        return !confirmed;
    }

    /** The last published rate goes on; {@code published} is that rate whole. */
    public Decision held(Rate made, Rate published, Basis before) {
        boolean sameRead = before.heldRaw() != null
                && moved(before.heldRaw(), made.rawRate()).signum() == 0;
        Rate flagged = BothSides.flagged(
                named(published, published.rateId(), published.updatedAt(), made), BookFlag.HELD_BACK);
        Basis basis = new Basis(
                made.version(),
                flagged.withoutOffers(),
                content(flagged),
                before.booksSettings(),
                made.rawRate(),
                sameRead ? before.heldObservedAt() : made.observedAt());
        Concern concern = new Concern(
                Kind.HELD_BACK,
                subject(made),
                "raw rate moved from " + text(published.rawRate()) + " to " + text(made.rawRate()) + " on "
                        + made.platform() + " and waits for a second read");
        return new Decision(
                flagged, basis, !basis.content().equals(before.content()), Optional.empty(), policyOnly(made, concern));
    }

    public Decision decide(Rate made, MarketBooks books, Optional<Basis> before) {
        boolean same = before.filter(basis -> sameFigure(basis.rate(), made)).isPresent();
        String derivation = derivation(made, books, before);
        String rateId = same ? before.get().rate().rateId() : RateName.of(newestRead(books), derivation);
        Instant updatedAt = same ? before.get().rate().updatedAt() : now;
        Rate rate = named(made, rateId, updatedAt, made);
        Basis basis = new Basis(rate.version(), rate.withoutOffers(), content(rate), booksSettings(books), null, null);
        boolean newHour = same && hour(before.get().rate().computedAt()).isBefore(hour(now));
        Optional<Tick> tick = Optional.empty();
        if (!same) {
            tick = Optional.of(tick(rate, books, RateName.digest(derivation), false));
        } else if (newHour) {
            tick = Optional.of(tick(rate, books, RateName.digest(rateId + "@" + hour(now)), true));
        }
        boolean publish =
                !same || newHour || !basis.content().equals(before.get().content());
        return new Decision(rate, basis, publish, tick, concerns(rate, before));
    }

    private List<Concern> concerns(Rate rate, Optional<Basis> before) {
        List<Concern> concerns = new ArrayList<>();
        before.map(Basis::rate)
                .filter(Rate::hasNumber)
                .filter(old -> rate.hasNumber())
                .ifPresent(old -> {
                    if (moved(old.rate(), rate.rate())
                                    .compareTo(settings.alerts().variationPercent())
                            > 0) {
                        concerns.add(new Concern(
                                Kind.VARIATION,
                                subject(rate),
                                "rate moved from " + text(old.rate()) + " to " + text(rate.rate()) + ": "
                                        + Cause.of(old, rate)));
                    }
                });
        if (rate.fallback()) {
            concerns.add(
                    new Concern(Kind.FALLBACK, subject(rate), rate.platform() + " serves: " + rate.fallbackReason()));
        }
        flagged(rate, BookFlag.SIDE_SUSPECT, Kind.SIDE_SUSPECT, () -> "BUY prices lie below SELL prices", concerns);
        flagged(
                rate,
                BookFlag.THIN_BOOK,
                Kind.THIN_BOOK,
                () -> "only " + rate.quality().offersEligible() + " eligible offers",
                concerns);
        flagged(
                rate,
                BookFlag.RULE_SKIPPED,
                Kind.RULE_SKIPPED,
                () -> "the rule would have made " + text(rate.rawRate()) + " zero or less",
                concerns);
        return policyOnly(rate, concerns.toArray(Concern[]::new));
    }

    private static void flagged(Rate rate, BookFlag flag, Kind kind, Supplier<String> message, List<Concern> concerns) {
        if (rate.quality().flags().contains(flag)) {
            concerns.add(new Concern(kind, subject(rate), message.get()));
        }
    }

    private static List<Concern> policyOnly(Rate rate, Concern... concerns) {
        return rate.source().equals(Rate.POLICY) ? List.of(concerns) : List.of();
    }

    private Tick tick(Rate rate, MarketBooks books, String digest, boolean heartbeat) {
        return new Tick(
                digest,
                rate.rateId(),
                now,
                "rate",
                subject(rate),
                rate.source(),
                rate.platform(),
                rate.rate(),
                rate.rawRate(),
                rate.reason() == null ? null : rate.reason().name(),
                rate.settingsVersion(),
                heartbeat,
                heartbeat ? null : MarketJson.write(rate),
                MarketJson.write(versions(books)));
    }

    /** In percent of the old number. */
    static BigDecimal moved(BigDecimal old, BigDecimal now) {
        return now.subtract(old).abs().multiply(Decimals.HUNDRED).divide(old, Decimals.WORKING);
    }

    private static boolean sameFigure(Rate old, Rate made) {
        return same(old.rate(), made.rate())
                && same(old.rawRate(), made.rawRate())
                && Objects.equals(old.platform(), made.platform())
                && old.reason() == made.reason()
                && rule(old).equals(rule(made));
    }

    static boolean same(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    private static String rule(Rate rate) {
        return rate.adjustment() == null ? "" : MarketJson.write(rate.adjustment());
    }

    private static String derivation(Rate made, MarketBooks books, Optional<Basis> before) {
        return String.join(
                "|",
                subject(made),
                made.source(),
                String.valueOf(made.settingsVersion()),
                text(made.rate()),
                text(made.rawRate()),
                String.valueOf(made.platform()),
                rule(made),
                String.valueOf(made.reason()),
                before.map(basis -> basis.rate().rateId()).orElse(""),
                versions(books).toString());
    }

    private static Map<String, String> versions(MarketBooks books) {
        Map<String, String> versions = new TreeMap<>();
        books.byPlatform()
                .forEach((platform, book) -> versions.put(platform, book.version() + "@" + book.observedAt()));
        return versions;
    }

    private static long booksSettings(MarketBooks books) {
        return books.byPlatform().values().stream()
                .mapToLong(OfferBook::settingsVersion)
                .min()
                .orElse(0);
    }

    private Instant newestRead(MarketBooks books) {
        return books.byPlatform().values().stream()
                .map(OfferBook::observedAt)
                .max(Instant::compareTo)
                .orElse(now);
    }

    private static String content(Rate rate) {
        Rate timeless = rate(rate, 0, rate.rateId(), Instant.EPOCH, rate.updatedAt(), rate.settingsVersion());
        return RateName.digest(MarketJson.write(timeless));
    }

    private static Rate named(Rate rate, String rateId, Instant updatedAt, Rate made) {
        return rate(rate, made.version(), rateId, made.computedAt(), updatedAt, made.settingsVersion());
    }

    private static Rate rate(
            Rate rate, long version, String rateId, Instant computedAt, Instant updatedAt, long settingsVersion) {
        return new Rate(
                version,
                rateId,
                rate.market(),
                rate.source(),
                rate.platform(),
                rate.rate(),
                rate.rawRate(),
                rate.median(),
                rate.adjustment(),
                rate.quality(),
                rate.offers(),
                rate.fallback(),
                rate.fallbackReason(),
                rate.reason(),
                rate.observedAt(),
                computedAt,
                updatedAt,
                settingsVersion,
                rate.bookTimes());
    }

    private static String subject(Rate rate) {
        return rate.market().key();
    }

    private static String text(BigDecimal number) {
        return number == null ? "" : Decimals.plain(number).toPlainString();
    }

    private static Instant hour(Instant instant) {
        return instant.truncatedTo(ChronoUnit.HOURS);
    }
}
