package io.usdtaggregator.admin.search;

import io.usdtaggregator.admin.names.PlaceName;

/**
 * Something that was found: one of the parts says what.
 *
 * @param path of its page
 * @param kind {@link Kind}
 * @param text of it, where it is no market and no corridor
 * @param owner the account of a key
 * @param place of a market, or where a corridor begins
 * @param to where a corridor ends
 * @param tradeType name of a market's
 */
public record Hit(String path, Kind kind, String text, String owner, PlaceName place, PlaceName to, String tradeType) {

    /** What it is. */
    public enum Kind {
        MARKET,
        CORRIDOR,
        RATE,
        INTEGRATOR,
        KEY,
        /** Something to do, by the page where it is done. */
        ACTION,
        PAGE
    }

    static Hit rate(String id) {
        return new Hit("/rates?id=" + id, Kind.RATE, id, null, null, null, null);
    }

    static Hit market(String key, PlaceName place, String tradeType) {
        return new Hit("/markets/" + key, Kind.MARKET, null, null, place, null, tradeType);
    }

    static Hit corridor(String key, PlaceName from, PlaceName to) {
        return new Hit("/corridors/" + key, Kind.CORRIDOR, null, null, from, to, null);
    }

    static Hit integrator(String name, String id) {
        return new Hit("/integrators?account=" + id + "#account-" + id, Kind.INTEGRATOR, name, null, null, null, null);
    }

    static Hit key(String name, String owner, String ownerId) {
        return new Hit(
                "/integrators?account=" + ownerId + "#account-" + ownerId, Kind.KEY, name, owner, null, null, null);
    }

    static Hit action(String path, String title) {
        return new Hit(path, Kind.ACTION, title, null, null, null, null);
    }

    static Hit page(String path, String title) {
        return new Hit(path, Kind.PAGE, title, null, null, null, null);
    }
}
