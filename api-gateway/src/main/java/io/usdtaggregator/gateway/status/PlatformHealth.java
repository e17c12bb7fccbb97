package io.usdtaggregator.gateway.status;

import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.reads.ReadStatus;
import io.usdtaggregator.model.serving.Freshness;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Settings;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How one platform does: its last reads, and how many of its books are fresh. */
record PlatformHealth(
        PlatformSetting platform,
        FreshnessStatus status,
        Optional<Instant> lastGoodRead,
        Optional<Failure> lastFailure,
        Books books) {

    /** @param reason one sentence */
    @Schema(name = "FailedRead")
    public record Failure(
            Instant at,

            @Schema(enumeration = {"throttled", "refused", "malformed", "unreachable"})
            ReadStatus status,

            String reason) {}

    /**
     * How many markets' books are in which state. A zone without any book is unavailable; a country counts only where the
     * platform was ever asked for it, for not every platform can be.
     */
    @Schema(name = "BookCounts")
    public record Books(int fresh, int stale, int unavailable) {}

    static PlatformHealth of(PlatformSetting platform, LiveData live, Settings settings, Freshness freshness) {
        List<ReadRecord> reads = live.reads(platform.code());
        Set<Market> asked = reads.stream().map(ReadRecord::market).collect(Collectors.toSet());
        List<Optional<OfferBook>> books = settings.activeMarkets()
                .map(market -> new MarketBook(market, live.books().book(platform.code(), market)))
                .filter(found -> found.market().isZone() || found.book().isPresent() || asked.contains(found.market()))
                .map(MarketBook::book)
                .toList();
        Optional<Instant> lastGood = Stream.concat(
                        reads.stream().map(ReadRecord::lastGoodAt).filter(Objects::nonNull),
                        books.stream().flatMap(Optional::stream).map(OfferBook::observedAt))
                .max(Comparator.naturalOrder());
        Optional<Failure> lastFailure = reads.stream()
                .map(ReadRecord::lastFailure)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(ReadRecord.Failure::at))
                .map(failure -> new Failure(failure.at(), failure.status(), failure.reason()));
        FreshnessStatus status =
                lastGood.map(at -> freshness.status(platform.code(), at)).orElse(FreshnessStatus.UNAVAILABLE);
        return new PlatformHealth(platform, status, lastGood, lastFailure, counted(books, freshness));
    }

    private record MarketBook(Market market, Optional<OfferBook> book) {}

    private static Books counted(List<Optional<OfferBook>> books, Freshness freshness) {
        int[] counts = new int[FreshnessStatus.values().length];
        books.forEach(book -> counts[
                book.map(freshness::status).orElse(FreshnessStatus.UNAVAILABLE).ordinal()]++);
        return new Books(
                counts[FreshnessStatus.FRESH.ordinal()],
                counts[FreshnessStatus.STALE.ordinal()],
                counts[FreshnessStatus.UNAVAILABLE.ordinal()]);
    }
}
