package io.usdtaggregator.base.internal;

/** Another service could not do what an internal call asked for: its answer was 5xx. */
public final class FailedCall extends RuntimeException {
    private static final long serialVersionUID = 1;

    public FailedCall(int status) {
        super("answered " + status);
    }
}
