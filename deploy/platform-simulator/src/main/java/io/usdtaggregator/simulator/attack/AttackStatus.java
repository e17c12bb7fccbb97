package io.usdtaggregator.simulator.attack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.usdtaggregator.simulator.market.MarketName;
import io.usdtaggregator.simulator.market.SimulatedMarkets;
import io.usdtaggregator.simulator.market.SimulatedOffer;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An attack that is on, and what is true all the same; the market walks on, so the prices are those of this moment.
 *
 * @param offers left out for all
 * @param usdt left out where nothing is planted
 * @param fairPrice of 1 USDT, between the two sides
 * @param honestBest the best price of the side without the attack
 * @param shownBest the best price of the side with it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AttackStatus(
        String market,
        AttackKind kind,
        String percent,
        Optional<Integer> offers,
        Optional<String> usdt,
        @JsonProperty("fair_price") String fairPrice,
        @JsonProperty("honest_best") Optional<String> honestBest,
        @JsonProperty("shown_best") Optional<String> shownBest) {

    static AttackStatus of(MarketName market, Attack attack, SimulatedMarkets markets) {
        return new AttackStatus(
                market.toString(),
                attack.kind(),
                attack.percent().toPlainString(),
                Optional.of(attack.offers()).filter(count -> attack.kind().countsOffers()),
                Optional.of(attack.usdt().toPlainString())
                        .filter(text -> attack.kind().plants()),
                markets.fairPrice(market.fiat()).toPlainString(),
                best(market, markets.honestBook(market)),
                best(market, markets.book(market)));
    }

    private static Optional<String> best(MarketName market, List<SimulatedOffer> book) {
        return book.stream()
                .map(SimulatedOffer::price)
                .min(market.isClientBuy() ? Comparator.<BigDecimal>naturalOrder() : Comparator.reverseOrder())
                .map(BigDecimal::toPlainString);
    }
}
