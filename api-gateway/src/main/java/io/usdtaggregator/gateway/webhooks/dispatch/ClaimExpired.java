package io.usdtaggregator.gateway.webhooks.dispatch;

/** Nothing was sent: another gateway might have the message by the time that the attempt ends. */
final class ClaimExpired extends RuntimeException {
    private static final long serialVersionUID = 1;

    ClaimExpired() {
        super("the claim ends before the attempt would", null, false, false);
    }
}
