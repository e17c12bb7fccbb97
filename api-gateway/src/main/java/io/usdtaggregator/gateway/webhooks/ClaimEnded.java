package io.usdtaggregator.gateway.webhooks;

/** Nothing was sent: another gateway may have the message by the time that this one would be done. */
final class ClaimEnded extends RuntimeException {
    ClaimEnded() {
        super("the claim ends before the attempt would", null, false, false);
    }
}
