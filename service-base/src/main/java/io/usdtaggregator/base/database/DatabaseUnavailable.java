package io.usdtaggregator.base.database;

/** PostgreSQL did not do what it was asked: it is out, too slow, or its schema is not there yet. It comes back by itself. */
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseUnavailable(String reason, Throwable cause) {
        super("PostgreSQL: " + reason, cause);
    }
}
