package io.usdtaggregator.engine.updates;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.ulid.Ulid;
import io.usdtaggregator.engine.history.write.Digest;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.Rate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The id of a rate, made of what it names, so that two engines that make the same rate of the same books give it one. An id
 * stands for exactly one answer (docs/domain.md, 8): all that callers see but the instants.
 */
final class RateIdentity {
    private static final int RANDOM_BYTES = 10;
    /** Of a rate, what every read or publication moves while callers see the same answer. */
    private static final List<String> MOVING = List.of(
            "version",
            "rate_id",
            "computed_at",
            "updated_at",
            "published_at",
            "settings_version",
            "observed_at",
            "book_times");

    private RateIdentity() {}

    /** A ULID whose random part is a digest of all that the rate was made from. */
    static String newId(Rate rate, MarketBooks books, Optional<PreviousRate> before) {
        return named(
                books.newestRead().orElse(rate.computedAt()),
                String.join(
                        "|",
                        rate.market().key(),
                        rate.source(),
                        String.valueOf(rate.settingsVersion()),
                        content(rate),
                        before.map(previous -> previous.rate().rateId()).orElse(""),
                        books.versions().toString()));
    }

    /** @param newestLeg when the newest leg, there or back, was new: history looks for the id at that time */
    static String newId(CrossRate rate, Instant newestLeg, Optional<CrossRate> before) {
        return named(
                newestLeg,
                String.join(
                        "|",
                        rate.corridor().key(),
                        String.valueOf(rate.settingsVersion()),
                        content(rate),
                        before.map(CrossRate::rateId).orElse("")));
    }

    /** Digest of all that callers see of a rate but instants: its offers too. Two rates with the same one have one id. */
    static String content(Rate rate) {
        return digest(tree(rate));
    }

    /** The same of a cross rate; its legs count by their ids. */
    static String content(CrossRate rate) {
        ObjectNode tree = tree(rate);
        tree.put("buy", idOf(rate.buyLeg()));
        tree.put("sell", idOf(rate.sellLeg()));
        return digest(tree);
    }

    /** Empty where there is no leg. */
    static String idOf(Optional<Rate> leg) {
        return leg.map(Rate::rateId).orElse("");
    }

    private static ObjectNode tree(Object rate) {
        ObjectNode tree = MarketJson.mapper().valueToTree(rate);
        tree.remove(MOVING);
        return tree;
    }

    private static String digest(ObjectNode tree) {
        return Digest.hexOf(MarketJson.write(tree));
    }

    private static String named(Instant at, String derivation) {
        byte[] random = Arrays.copyOf(Digest.of(derivation), RANDOM_BYTES);
        return new Ulid(Math.max(0, at.toEpochMilli()), random).toString();
    }
}
