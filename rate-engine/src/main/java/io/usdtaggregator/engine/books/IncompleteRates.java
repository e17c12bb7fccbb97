package io.usdtaggregator.engine.books;

/** Not all rates were computed under these settings yet; a part of them would stand beside others of older settings. */
public final class IncompleteRates extends RuntimeException {
    public IncompleteRates(long version) {
        super("not all rates are computed under settings " + version + " yet", null, false, false);
    }
}
