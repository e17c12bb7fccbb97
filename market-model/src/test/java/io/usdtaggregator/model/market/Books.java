package io.usdtaggregator.model.market;

import static io.usdtaggregator.model.market.OfferBuilder.anOffer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Books for tests: by hand, and at random from a seed. */
public final class Books {
    private Books() {}

    /** Of neighbouring seeds, Random's first bits are all alike: without spreading them every book would be a BUY. */
    public static Random randomOf(int seed) {
        return new Random(seed * 0x9E3779B97F4A7C15L);
    }

    public static OfferBook book(String platform, Market market, Instant observedAt, Offer... offers) {
        return book(1, platform, market, observedAt, List.of(offers));
    }

    public static OfferBook book(long version, String platform, Market market, Instant observedAt, List<Offer> offers) {
        return new OfferBook(version, platform, market, observedAt, 1, offers, List.of(), Set.of());
    }

    public static OfferBook priced(String platform, Market market, Instant observedAt, String... prices) {
        List<Offer> offers = IntStream.range(0, prices.length)
                .mapToObj(place -> offer(platform, platform + "-" + place, prices[place]))
                .toList();
        return book(1, platform, market, observedAt, offers);
    }

    /** The same id is always the same advert of the same merchant. */
    public static Offer offer(String platform, String id, String price) {
        return anOffer()
                .on(platform)
                .called(id)
                .with(new Merchant("m-" + id, "A merchant", true, 100, new BigDecimal("0.99")))
                .at(price)
                .of("1000", "500000")
                .build();
    }

    /** Up to 60 offers around 600 with ranges of all sizes. */
    public static List<Offer> random(Random random, String platform, TradeType type) {
        int sign = type == TradeType.BUY ? 1 : -1;
        return new ArrayList<>(Stream.generate(() -> random.nextInt(4000))
                .limit(1 + random.nextInt(60))
                .map(step -> {
                    int min = 1 + random.nextInt(100_000);
                    return anOffer()
                            .on(platform)
                            .called("o-" + random.nextInt(1_000_000_000))
                            .at(String.valueOf(600 + sign * step / 100.0))
                            .of(String.valueOf(min), String.valueOf(min + random.nextInt(900_000)))
                            .build();
                })
                .toList());
    }
}
