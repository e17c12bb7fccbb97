package io.usdtaggregator.engine.rates;

import com.github.f4b6a3.ulid.Ulid;
import io.usdtaggregator.engine.history.Digest;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.rate.Rate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The name of a rate, made of what it names, so that two engines that make the same figure of the same books give it one.
 *
 * @param rateId a ULID whose random part is the digest
 * @param digest of all that the figure was made from: a second record under it changes nothing
 */
public record RateIdentity(String rateId, String digest) {
    private static final int RANDOM_BYTES = 10;

    static RateIdentity of(Rate rate, MarketBooks books, Optional<PreviousRate> before) {
        return named(
                books.newestRead().orElse(rate.computedAt()),
                String.join(
                        "|",
                        rate.market().key(),
                        rate.source(),
                        String.valueOf(rate.settingsVersion()),
                        String.join("|", figure(rate)),
                        before.map(previous -> previous.rate().rateId()).orElse(""),
                        books.versions().toString()));
    }

    static RateIdentity of(CrossRate rate, Optional<CrossRate> before) {
        return named(
                rate.legs().map(Rate::updatedAt).max(Instant::compareTo).orElse(rate.computedAt()),
                String.join(
                        "|",
                        rate.corridor().key(),
                        String.valueOf(rate.settingsVersion()),
                        String.join("|", figure(rate)),
                        before.map(CrossRate::rateId).orElse("")));
    }

    static boolean sameFigure(Rate one, Rate other) {
        return figure(one).equals(figure(other));
    }

    static boolean sameFigure(CrossRate one, CrossRate other) {
        return figure(one).equals(figure(other));
    }

    /** Empty where there is no leg. */
    static String idOf(Optional<Rate> leg) {
        return leg.map(Rate::rateId).orElse("");
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

    private static List<String> figure(CrossRate rate) {
        return List.of(
                rate.fold(
                        priced -> text(priced.rate())
                                + priced.price().rule().map(MarketJson::write).orElse(""),
                        unpriced -> unpriced.reason().name()),
                idOf(rate.buyLeg()),
                idOf(rate.sellLeg()));
    }

    private static String text(BigDecimal number) {
        return Decimals.plain(number).toPlainString();
    }

    private static RateIdentity named(Instant at, String derivation) {
        byte[] digest = Digest.of(derivation);
        String ulid = new Ulid(Math.max(0, at.toEpochMilli()), Arrays.copyOf(digest, RANDOM_BYTES)).toString();
        return new RateIdentity(ulid, HexFormat.of().formatHex(digest));
    }
}
