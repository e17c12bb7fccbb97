package io.usdtaggregator.engine.book;

import io.usdtaggregator.engine.alerting.Concern;
import io.usdtaggregator.engine.choosing.BothSides;
import io.usdtaggregator.engine.choosing.MarketBooks;
import io.usdtaggregator.engine.history.Tick;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds a new rate against the one published before it: an unchanged figure keeps its name, a jump waits for a second
 * read, and what staff should know is said. Pure.
 */
public final class Continuity {
    private final Settings settings;
    private final RateConcerns concerns;
    private final Instant now;

    public Continuity(Settings settings, Instant now) {
        this.settings = settings;
        this.now = now;
        this.concerns = new RateConcerns(settings, now);
    }

    /**
     * @param publish whether callers see anything new in it
     * @param tick present for a new figure, and once an hour
     */
    public record Decision(Rate rate, Basis basis, boolean publish, Optional<Tick> tick, List<Concern> concerns) {}

    /**
     * Whether the figure made is a jump that a second read must confirm. Only the very read that was published may jump
     * at once when staff's edit judges it anew; a read that came with or after an edit has nobody's word yet.
     */
    public boolean mustWait(Rate made, MarketBooks books, Optional<Basis> before) {
        Optional<Rate> last = before.flatMap(Basis::withNumber);
        if (last.isEmpty() || !made.hasNumber() || judgedAnew(made, last.get(), books, before.get())) {
            return false;
        }
        BigDecimal limit = settings.alerts().holdBackPercent();
        Basis held = before.get();
        boolean confirmed = held.heldRaw() != null
                && made.observedAt().isAfter(held.heldObservedAt())
                && moved(held.heldRaw(), made.rawRate()).compareTo(limit) <= 0;
        return moved(last.get().rawRate(), made.rawRate()).compareTo(limit) > 0 && !confirmed;
    }

    private static boolean judgedAnew(Rate made, Rate last, MarketBooks books, Basis before) {
        boolean edited = before.rate().settingsVersion() != made.settingsVersion()
                || before.booksSettings() != booksSettings(books)
                || before.booksSettings() != made.settingsVersion();
        return edited && made.observedAt().equals(last.observedAt());
    }

    /** The last published rate goes on; {@code published} is that rate whole. */
    public Decision held(Rate made, Rate published, MarketBooks books, Basis before) {
        boolean sameRead = before.heldRaw() != null
                && moved(before.heldRaw(), made.rawRate()).signum() == 0;
        Rate flagged = BothSides.flagged(
                named(published, published.rateId(), published.updatedAt(), made), BookFlag.HELD_BACK);
        Basis basis = Basis.of(flagged, content(flagged), before.booksSettings(), Optional.of(before))
                .holding(made.rawRate(), sameRead ? before.heldObservedAt() : made.observedAt());
        boolean newHour = isNewHour(before);
        return new Decision(
                flagged,
                basis,
                newHour || !sameRead || !basis.content().equals(before.content()),
                newHour ? Optional.of(heartbeat(flagged, books)) : Optional.empty(),
                concerns.held(made, before.withNumber().orElseThrow()));
    }

    public Decision decide(Rate made, MarketBooks books, Optional<Basis> before) {
        boolean same = before.filter(basis -> sameFigure(basis.rate(), made)).isPresent();
        String derivation = derivation(made, books, before);
        String rateId = same ? before.get().rate().rateId() : RateName.of(newestRead(books), derivation);
        Instant updatedAt = same ? before.get().rate().updatedAt() : now;
        Rate rate = named(made, rateId, updatedAt, made);
        Basis basis = Basis.of(rate, content(rate), booksSettings(books), before);
        boolean newHour = same && isNewHour(before.get());
        Optional<Tick> tick = Optional.empty();
        if (!same) {
            tick = Optional.of(tick(rate, books, RateName.digest(derivation), false));
        } else if (newHour) {
            tick = Optional.of(heartbeat(rate, books));
        }
        boolean publish =
                !same || newHour || !basis.content().equals(before.get().content());
        return new Decision(rate, basis, publish, tick, concerns.of(rate, before.flatMap(Basis::withNumber)));
    }

    private boolean isNewHour(Basis before) {
        return hour(before.rate().computedAt()).isBefore(hour(now));
    }

    private Tick heartbeat(Rate rate, MarketBooks books) {
        return tick(rate, books, RateName.digest(rate.rateId() + "@" + hour(now)), true);
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

    static String subject(Rate rate) {
        return rate.market().key();
    }

    static String text(BigDecimal number) {
        return number == null ? "" : Decimals.plain(number).toPlainString();
    }

    private static Instant hour(Instant instant) {
        return instant.truncatedTo(ChronoUnit.HOURS);
    }
}
