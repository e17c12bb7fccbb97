package io.usdtaggregator.admin.names;

import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.settings.Settings;

/**
 * What a key or a rule's scope means, in words: {@code XOF:CI:SELL} is {@code XOF, Ivory Coast, client sells}. Of a market
 * ({@code GHS:-:BUY}), a corridor ({@code XOF:CI:GHS:-}), a rule ({@code XOF:SELL}, {@code global}), a platform, or a place on
 * a platform ({@code binance:XOF:-}).
 *
 * @param platform as staff call it; {@code null} where none is meant
 * @param from the place, or where a corridor begins; {@code null} where none is meant
 * @param to where a corridor ends; {@code null} for all else
 * @param tradeType {@code BUY} or {@code SELL}; {@code null} for both
 */
public record SubjectName(String platform, Part from, Part to, String tradeType) {

    /**
     * A currency, or a place of it.
     *
     * @param country its name in the reader's language; {@code null}: none is meant
     * @param isZone the zone as a whole is meant, not all of its places
     */
    public record Part(String fiat, String country, boolean isZone) {
        private Part in(String code, Settings settings, String language) {
            return code.equals("-")
                    ? new Part(fiat, null, true)
                    : new Part(
                            fiat,
                            PlaceName.of(new Place(fiat, code), settings, language)
                                    .country(),
                            false);
        }
    }

    /** Nothing of it is known: everything is meant. */
    public boolean isGlobal() {
        return platform == null && from == null && tradeType == null;
    }

    public static SubjectName of(String key, Settings settings, String language) {
        SubjectName name = new SubjectName(null, null, null, null);
        for (String part : key.split(":")) {
            name = name.with(part, settings, language);
        }
        return name;
    }

    private SubjectName with(String part, Settings settings, String language) {
        if (part.equals("BUY") || part.equals("SELL")) {
            return new SubjectName(platform, from, to, part);
        }
        if (part.matches("[A-Z]{3}")) {
            Part place = new Part(part, null, false);
            return from == null
                    ? new SubjectName(platform, place, to, tradeType)
                    : new SubjectName(platform, from, place, tradeType);
        }
        if (from != null && part.matches("-|[A-Z]{2}")) {
            return to == null
                    ? new SubjectName(platform, from.in(part, settings, language), null, tradeType)
                    : new SubjectName(platform, from, to.in(part, settings, language), tradeType);
        }
        return part.equals("global") ? this : new SubjectName(PlatformName.of(part, settings), from, to, tradeType);
    }
}
