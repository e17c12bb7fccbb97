package io.usdtaggregator.gateway.webhooks.targets;

/** Nothing is sent to this address; the message says why, and never what was found there. */
public final class TargetRefused extends RuntimeException {
    private final String code;

    TargetRefused(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
