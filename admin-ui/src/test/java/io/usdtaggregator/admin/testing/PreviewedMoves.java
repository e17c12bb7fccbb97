package io.usdtaggregator.admin.testing;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the engine answers when it is asked what a change does: a move each, by so many percent. */
public final class PreviewedMoves {
    private static final List<String> PLACES = List.of("BJ", "BF", "CI", "ML", "NE", "SN", "TG");

    private PreviewedMoves() {}

    /** One move from 600. */
    public static String move(
            String fiat, String country, String side, String percent, String flags, String... effectiveFrom) {
        return move(fiat, country, side, new BigDecimal("600"), percent, flags, effectiveFrom);
    }

    /** Both sides of XOF in its countries, as a rule for the whole currency moves them from an instant on. */
    public static String ofAllPlaces(String percent, String effectiveFrom) {
        return PLACES.stream()
                .flatMap(country -> Stream.of("BUY", "SELL")
                        .map(side -> move(
                                "XOF",
                                country,
                                side,
                                new BigDecimal(side.equals("BUY") ? "603.5" : "588")
                                        .add(BigDecimal.valueOf(PLACES.indexOf(country), 1)),
                                percent,
                                "",
                                effectiveFrom)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String move(
            String fiat,
            String country,
            String side,
            BigDecimal before,
            String percent,
            String flags,
            String... effectiveFrom) {
        BigDecimal after = before.add(before.multiply(new BigDecimal(percent)).movePointLeft(2));
        return "{\"fiat\":\"" + fiat + "\",\"country\":\"" + country + "\",\"trade_type\":\"" + side + "\","
                + Stream.of(effectiveFrom)
                        .map(instant -> "\"effective_from\":\"" + instant + "\",")
                        .collect(Collectors.joining())
                + "\"before\":\"" + before + "\",\"after\":\"" + after.toPlainString() + "\",\"percent\":\"" + percent
                + "\",\"flags\":[" + flags + "]}";
    }
}
