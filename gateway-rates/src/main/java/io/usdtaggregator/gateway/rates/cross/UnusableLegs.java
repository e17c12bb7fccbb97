package io.usdtaggregator.gateway.rates.cross;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.UnavailableReason;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Says of a corridor without a rate which legs have none, and why. */
public final class UnusableLegs {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private UnusableLegs() {}

    /** The problem that names each leg with a reason; empty when both are usable. */
    static Optional<HttpProblem> problem(
            Market buy, Optional<UnavailableReason> whyNotBuy, Market sell, Optional<UnavailableReason> whyNotSell) {
        List<FieldError> errors = Stream.of(error("buy", buy, whyNotBuy), error("sell", sell, whyNotSell))
                .flatMap(Optional::stream)
                .toList();
        return errors.isEmpty() ? Optional.empty() : Optional.of(problem(errors));
    }

    /** Both legs are usable, and no rate comes of them: a rule would leave nothing, or none was published yet. */
    static HttpProblem withoutRate() {
        return Problem.unavailable(
                "leg_unavailable", "No rate of this corridor was published yet; ask again shortly", RETRY_AFTER);
    }

    private static HttpProblem problem(List<FieldError> errors) {
        String detail =
                String.join("; ", errors.stream().map(FieldError::message).toList());
        return Problem.naming(Problem.unavailable("leg_unavailable", detail, RETRY_AFTER), errors);
    }

    private static Optional<FieldError> error(String leg, Market market, Optional<UnavailableReason> whyNot) {
        return whyNot.map(reason -> FieldError.of(
                "legs." + leg,
                reason.name().toLowerCase(Locale.ROOT),
                "The " + leg + " leg has no usable rate for " + trade(market) + ": " + words(reason)));
    }

    private static String trade(Market market) {
        String in = market.isZone() ? "" : " in " + market.country();
        return market.tradeType() == TradeType.BUY
                ? "buying USDT with " + market.fiat() + in
                : "selling USDT for " + market.fiat() + in;
    }

    private static String words(UnavailableReason reason) {
        return switch (reason) {
            case NO_BOOK -> "no platform has been read for it yet";
            case NO_ELIGIBLE_OFFERS -> "no offer passes the filters now";
            case TOO_OLD -> "the last successful read is too old";
            case MAX_AGE_EXCEEDED -> "the last successful read is older than max_age";
            case NO_OFFER_WITH_PAYMENT_METHOD -> "no offer takes the payment method asked for";
            case LEG_UNAVAILABLE -> "no rate was published for it";
        };
    }
}
