package io.usdtaggregator.gateway.webhooks.dispatch;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.outgoing.RetryAfter;
import io.usdtaggregator.gateway.webhooks.WebhookConfig;
import io.usdtaggregator.gateway.webhooks.delivery.DeliveryAttempt;
import io.usdtaggregator.gateway.webhooks.target.Target;
import io.usdtaggregator.gateway.webhooks.target.TargetCheck;
import io.usdtaggregator.gateway.webhooks.target.TargetRefused;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jboss.logging.Logger;

/**
 * Makes one attempt. It connects to the very address that was checked, follows no redirect, and reads of the answer
 * its status and Retry-After only. One deadline holds for all of it, from the look-up of the name to the last byte; then
 * the connection is closed. Why not a REST client: docs/decisions/0010.
 */
@Singleton
final class WebhookSender {
    private static final Logger LOG = Logger.getLogger(WebhookSender.class);
    private static final int CONNECT_MILLIS = 3_000;
    private static final int SUCCESS = 2;
    private static final int REDIRECT = 3;
    private static final int GONE = 410;
    private static final int HUNDRED = 100;

    private final TargetCheck targets;
    private final HttpClient client;
    private final Duration timeout;

    @Inject
    WebhookSender(TargetCheck targets, Vertx vertx, WebhookConfig config) {
        this(targets, vertx, new HttpClientOptions(), config.attemptTimeout());
    }

    /** @param options what certificates are trusted, say; the limits are set here */
    WebhookSender(TargetCheck targets, Vertx vertx, HttpClientOptions options, Duration timeout) {
        this.targets = targets;
        this.timeout = timeout;
        this.client = vertx.createHttpClient(new HttpClientOptions(options)
                .setConnectTimeout(CONNECT_MILLIS)
                .setVerifyHost(true)
                .setKeepAlive(false)
                .setMaxPoolSize(HUNDRED)
                .setDecompressionSupported(false));
    }

    /** What goes wrong is the attempt's error; it fails with {@link ClaimExpired} only, when nothing was sent. */
    Uni<DeliveryAttempt> send(ClaimedDelivery claimed) {
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        if (claimed.secrets().isEmpty()) {
            return Uni.createFrom()
                    .item(DeliveryAttempt.failed(at, 0, "The secret of this webhook cannot be read here"));
        }
        return targets.check(claimed.url())
                .chain(target -> post(target, claimed, at))
                .ifNoItem()
                .after(timeout)
                .fail()
                .map(answer -> new DeliveryAttempt(
                        at, since(at), answer.status(), refusal(answer.status()), answer.retryAfter()))
                .onFailure(failure -> !(failure instanceof ClaimExpired))
                .recoverWithItem(failure -> DeliveryAttempt.failed(at, since(at), reason(failure)));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private record Answer(int status, Optional<Duration> retryAfter) {}

    /** No more is wanted of the answer than its head: a body, however long or slow, is not read, and nothing outlives the attempt. */
    private Uni<Answer> post(Target target, ClaimedDelivery claimed, Instant at) {
        return Uni.createFrom().emitter(answer -> client.request(request(target, claimed, at))
                .compose(request -> {
                    request.exceptionHandler(cut -> {});
                    answer.onTermination(request.connection()::close);
                    // At the last moment: this process may have stood still, and all timers with it.
                    if (claimed.claim().lease().endsWithin(timeout)) {
                        throw new ClaimExpired();
                    }
                    return request.send(Buffer.buffer(claimed.message().body()));
                })
                .onSuccess(response -> {
                    ignoreTheRest(response);
                    answer.complete(new Answer(
                            response.statusCode(), RetryAfter.parse(response.getHeader("retry-after"), Instant.now())));
                })
                .onFailure(answer::fail));
    }

    /** A body that we cut off is no error; one that has ended already takes no handler any more. */
    private static void ignoreTheRest(HttpClientResponse response) {
        try {
            response.exceptionHandler(cut -> {});
        } catch (IllegalStateException ended) {
            LOG.trace("the answer has ended");
        }
    }

    private RequestOptions request(Target target, ClaimedDelivery claimed, Instant at) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(target.socketAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.tls())
                .setURI(target.path())
                .setFollowRedirects(false)
                .setTimeout(timeout.toMillis())
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", "usdt-aggregator-webhooks/1")
                .putHeader("webhook-id", claimed.message().id())
                .putHeader("webhook-timestamp", String.valueOf(at.getEpochSecond()))
                .putHeader("webhook-signature", claimed.signature(at));
    }

    private static String refusal(int status) {
        if (status / HUNDRED == SUCCESS) {
            return null;
        }
        if (status == GONE) {
            return "The target answered 410: the webhook is disabled";
        }
        return status / HUNDRED == REDIRECT
                ? "The target answered " + status + "; redirects are not followed"
                : "The target answered " + status;
    }

    /** Said in our words: a failure's own text may name what was found inside a network. */
    private String reason(Throwable failure) {
        if (failure instanceof TargetRefused refused) {
            return refused.getMessage();
        }
        if (failure instanceof TimeoutException || failure instanceof io.smallrye.mutiny.TimeoutException) {
            return "The target did not answer within " + timeout.toSeconds() + " s";
        }
        return failure instanceof SSLException || failure.getCause() instanceof SSLException
                ? "No TLS connection: the certificate must be valid for the host of the url"
                : "The connection failed or was closed without an answer";
    }

    private static long since(Instant at) {
        return Math.max(0, Duration.between(at, Instant.now()).toMillis());
    }

    /** Nothing was sent: another gateway might have the message by the time that the attempt ends. */
    static final class ClaimExpired extends RuntimeException {
        private static final long serialVersionUID = 1;

        ClaimExpired() {
            super("the claim ends before the attempt would", null, false, false);
        }
    }
}
