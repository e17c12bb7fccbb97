package io.usdtaggregator.gateway.webhooks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How webhooks are delivered. */
@ConfigMapping(prefix = "gateway.webhooks")
public interface WebhookConfig {

    /** Whether this machine may be a target, also without TLS; the sandbox's default is yes. */
    @WithDefault("${gateway.sandbox}")
    boolean allowLoopback();

    /** The most webhooks that an account may have. */
    @WithDefault("50")
    int perAccount();

    /** From so many pending deliveries on, its owner may not add more by tests and replays. */
    @WithDefault("100")
    int mostPending();

    /** The shortest heartbeat that may be asked for. */
    @WithDefault("PT1M")
    Duration leastHeartbeat();

    /** How often heartbeats that are due are looked for; a change of a rate is seen at once. */
    @WithDefault("PT1S")
    Duration watchEvery();

    /** How often it is looked whether there is any webhook, for those that another gateway created first. */
    @WithDefault("PT10S")
    Duration presenceEvery();

    /** How often the engine is asked for alerts that its channel may have lost. */
    @WithDefault("PT15S")
    Duration alertsEvery();

    /** How often due deliveries are looked for; what is queued here is delivered at once. The scheduler counts seconds. */
    @WithDefault("PT1S")
    Duration pollEvery();

    /** The most deliveries that one gateway makes at a time. */
    @WithDefault("64")
    int concurrency();

    /** How many of them may be of one account: its slow targets must not hold the others'. */
    @WithDefault("16")
    int accountConcurrency();

    /** How long one attempt may take, from the look-up of the name to the end of the exchange. */
    @WithDefault("PT10S")
    Duration attemptTimeout();

    /** After this time another gateway takes over what one has claimed. Longer than an attempt and its bookkeeping. */
    @WithDefault("PT30S")
    Duration claim();

    /** Before the second attempt; each further wait is three times the one before. */
    @WithDefault("PT5S")
    Duration firstBackOff();

    @WithDefault("PT2H")
    Duration longestBackOff();

    /** How long after its creation a message is still tried. */
    @WithDefault("PT24H")
    Duration giveUpAfter();

    /** How long a replaced secret still signs beside the new one. */
    @WithDefault("PT24H")
    Duration secretOverlap();

    /** How long finished deliveries stay in the log. */
    @WithDefault("P30D")
    Duration keep();

    /** Refuses values that do not go together: what is claimed for too short is sent twice. */
    default void check() {
        if (claim().compareTo(attemptTimeout().multipliedBy(2)) < 0) {
            throw new IllegalStateException(
                    "gateway.webhooks.claim must be at least twice gateway.webhooks.attempt-timeout, not " + claim());
        }
        if (keep().compareTo(Duration.ofDays(2)) < 0) {
            throw new IllegalStateException(
                    "gateway.webhooks.keep must be at least two days, not " + keep() + ": alerts are told apart by it");
        }
    }
}
