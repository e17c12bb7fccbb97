package io.usdtaggregator.engine.book;

import io.usdtaggregator.engine.alerting.Concern;
import io.usdtaggregator.engine.history.Tick;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateProvenance;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
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
        return made.priced()
                .flatMap(priced ->
                        before.flatMap(basis -> basis.withNumber().map(last -> mustWait(priced, last, books, basis))))
                .orElse(false);
    }

    private boolean mustWait(PricedRate made, PricedRate last, MarketBooks books, Basis held) {
        if (judgedAnew(made, last, books, held)) {
            return false;
        }
        BigDecimal limit = settings.alerts().holdBackPercent();
        boolean confirmed = held.heldRaw() != null
                && made.observedAt().isAfter(held.heldObservedAt())
                && moved(held.heldRaw(), made.rawRate()).compareTo(limit) <= 0;
        return moved(last.rawRate(), made.rawRate()).compareTo(limit) > 0 && !confirmed;
    }

    private static boolean judgedAnew(PricedRate made, PricedRate last, MarketBooks books, Basis before) {
        boolean edited = before.rate().settingsVersion() != made.settingsVersion()
                || before.booksSettings() != booksSettings(books)
                || before.booksSettings() != made.settingsVersion();
        return edited && made.observedAt().equals(last.observedAt());
    }

    /** The last published rate goes on; {@code published} is that rate whole. */
    public Decision held(PricedRate made, Rate published, MarketBooks books, Basis before) {
        boolean sameRead = before.heldRaw() != null
                && moved(before.heldRaw(), made.rawRate()).signum() == 0;
        Rate flagged = published
                .withProvenance(made.provenance().named(published.rateId(), published.updatedAt()))
                .withQuality(published.quality().flagged(BookFlag.HELD_BACK));
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
        Rate rate = made.withProvenance(made.provenance().named(rateId, updatedAt));
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
                rate.priced().map(PricedRate::platform).orElse(null),
                rate.number().orElse(null),
                rate.priced().map(PricedRate::rawRate).orElse(null),
                rate.whyUnpriced().map(Enum::name).orElse(null),
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
        return figure(old).equals(figure(made));
    }

    /** What makes a rate another one when it changes. */
    private static List<String> figure(Rate rate) {
        return rate.fold(
                priced -> List.of(
                        text(priced.rate()),
                        text(priced.rawRate()),
                        priced.platform(),
                        priced.rule().map(MarketJson::write).orElse("")),
                unpriced -> List.of(unpriced.reason().name()));
    }

    private static String derivation(Rate made, MarketBooks books, Optional<Basis> before) {
        return String.join(
                "|",
                subject(made),
                made.source(),
                String.valueOf(made.settingsVersion()),
                String.join("|", figure(made)),
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
        return RateName.digest(MarketJson.write(rate.withProvenance(
                new RateProvenance(0, rate.rateId(), Instant.EPOCH, rate.updatedAt(), rate.settingsVersion()))));
    }

    static String subject(Rate rate) {
        return rate.market().key();
    }

    static String text(BigDecimal number) {
        return Decimals.plain(number).toPlainString();
    }

    private static Instant hour(Instant instant) {
        return instant.truncatedTo(ChronoUnit.HOURS);
    }
}
