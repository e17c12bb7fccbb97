package io.usdtaggregator.model.market;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Builds offers for tests, each of a merchant of its own: {@code anOffer().at("600").of("1000", "30000").build()}. */
public final class OfferBuilder {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private String platform = "binance";
    private final int number = NEXT.incrementAndGet();
    private String id = "offer-" + number;
    private String price = "600";
    private String min = "1000";
    private String max = "500000";
    private String available = "1000000";
    private List<PaymentMethod> methods = List.of(new PaymentMethod("orange_money", "Orange Money"));
    private Merchant merchant = new Merchant("m-" + number, "A merchant", true, 100, new BigDecimal("0.99"));

    private OfferBuilder() {}

    public static OfferBuilder anOffer() {
        return new OfferBuilder();
    }

    public OfferBuilder on(String code) {
        platform = code;
        return this;
    }

    public OfferBuilder called(String offerId) {
        id = offerId;
        return this;
    }

    public OfferBuilder at(String fiatForOneUsdt) {
        price = fiatForOneUsdt;
        return this;
    }

    /** The range in fiat. */
    public OfferBuilder of(String minFiat, String maxFiat) {
        min = minFiat;
        max = maxFiat;
        return this;
    }

    public OfferBuilder available(String usdt) {
        available = usdt;
        return this;
    }

    public OfferBuilder with(Merchant who) {
        merchant = who;
        return this;
    }

    public OfferBuilder paidBy(String... identifiers) {
        methods = Stream.of(identifiers)
                .map(identifier -> new PaymentMethod(identifier, identifier))
                .toList();
        return this;
    }

    public Offer build() {
        return new Offer(
                platform,
                id,
                new BigDecimal(price),
                new BigDecimal(available),
                new BigDecimal(min),
                new BigDecimal(max),
                methods,
                merchant);
    }
}
