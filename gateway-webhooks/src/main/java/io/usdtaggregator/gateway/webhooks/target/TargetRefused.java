package io.usdtaggregator.gateway.webhooks.target;

/** Nothing is sent to this address; the message says why, and never what was found there. */
public final class TargetRefused extends RuntimeException {
    private final String code;

    TargetRefused(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static TargetRefused notFound() {
        return new TargetRefused("unresolvable", "url names a host that cannot be found");
    }

    /** The resolver hangs, or too many names are being looked up: a later attempt may find it. */
    static TargetRefused notFoundInTime() {
        return new TargetRefused("unresolvable", "url names a host that could not be found in time");
    }

    public String code() {
        return code;
    }
}
