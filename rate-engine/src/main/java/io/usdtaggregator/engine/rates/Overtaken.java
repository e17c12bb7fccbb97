package io.usdtaggregator.engine.rates;

/** Something that a computation was made from was published anew meanwhile: nothing was written, and it is to be done again. */
final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Overtaken(String what) {
        super(what, null, false, false);
    }
}
