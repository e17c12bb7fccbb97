package io.usdtaggregator.admin.refresh;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.StoredJson;
import io.usdtaggregator.base.refresh.RefreshAnswer;
import io.usdtaggregator.base.refresh.RefreshAnswer.NotRead;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the collectors answer to a "refresh now". */
@ApplicationScoped
public class CollectorAnswers {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** The others answer at about the same time as the first. */
    private static final Duration FOR_THE_OTHERS = Duration.ofMillis(200);

    private final RedisCommands redis;

    CollectorAnswers(RedisCommands redis) {
        this.redis = redis;
    }

    /** Which platforms no collector reads; completes within two seconds, also when nobody answers. */
    Uni<List<NotRead>> to(String requestId) {
        String key = RedisKeys.refreshAnswers(requestId);
        return redis.hash(key)
                .onItem()
                .transform(answers -> answers.isEmpty() ? null : answers)
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("nobody answered yet"))
                .onFailure()
                .retry()
                .withBackOff(LOOK_EVERY, LOOK_EVERY)
                .expireIn(PATIENCE.toMillis())
                .onItem()
                .delayIt()
                .by(FOR_THE_OTHERS)
                .chain(first -> redis.hash(key))
                .map(answers -> inCommon(read(key, answers)))
                .onFailure()
                .recoverWithItem(List.of(new NotRead(
                        null,
                        "no_collector",
                        "No collector answered: nothing is read until one runs; the request stands for 10 minutes",
                        null)));
    }

    private static List<RefreshAnswer> read(String key, Map<String, String> answers) {
        return answers.values().stream()
                .map(json -> StoredJson.read(key, json, RefreshAnswer.class))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A platform that any collector reads is read. */
    static List<NotRead> inCommon(Collection<RefreshAnswer> answers) {
        return answers.stream().findFirst().map(RefreshAnswer::notRead).orElse(List.of()).stream()
                .filter(one -> answers.stream().allMatch(answer -> names(answer, one.platform())))
                .toList();
    }

    private static boolean names(RefreshAnswer answer, String platform) {
        return answer.notRead().stream().anyMatch(one -> Objects.equals(one.platform(), platform));
    }
}
