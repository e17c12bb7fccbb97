package io.usdtaggregator.model.settings.rule;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which markets a rule is for; a part that is {@code null} matches everything. */
public record RuleScope(String currency, String country, TradeType tradeType) {
    /** Whether the rule is for this market. */
    public boolean matches(Market market) {
        return (currency == null || currency.equals(market.fiat()))
                && (country == null || country.equals(market.country()))
                && (tradeType == null || tradeType == market.tradeType());
    }

    /** Of two rules for a market the more specific applies: country outweighs trade type, currency outweighs trade type alone. */
    public int specificity() {
        return (country == null ? 0 : 4) + (currency == null ? 0 : 2) + (tradeType == null ? 0 : 1);
    }

    /** {@code XOF:CI:SELL}, {@code XOF}, {@code SELL} or {@code global}. */
    public String text() {
        String text = Stream.of(currency, country, tradeType)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(":"));
        return text.isEmpty() ? "global" : text;
    }
}
