package io.usdtaggregator.engine.rates;

/** Something that a computation was made from was published anew meanwhile: nothing was written, and it is to be done again. */
final class OutdatedRates extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutdatedRates(String what) {
        super(what, null, false, false);
    }
}
