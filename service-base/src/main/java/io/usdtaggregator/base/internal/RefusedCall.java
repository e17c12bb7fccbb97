package io.usdtaggregator.base.internal;

/** Another service understood an internal call and refused it: its answer was 4xx. Asking again gives the same. */
public final class RefusedCall extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    public RefusedCall(int status, String detail) {
        super("answered " + status + ": " + detail);
        this.status = status;
    }

    /** The HTTP status, 400 to 499. */
    public int status() {
        return status;
    }
}
