package io.usdtaggregator.engine.books;

/** This engine works under older settings than are in force: nothing was written, and the work is to be done again. */
public final class OutdatedSettings extends RuntimeException {
    public OutdatedSettings(long version) {
        super("settings " + version + " are no longer in force", null, false, false);
    }
}
