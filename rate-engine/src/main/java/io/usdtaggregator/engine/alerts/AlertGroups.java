package io.usdtaggregator.engine.alerts;

import com.github.f4b6a3.ulid.UlidCreator;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisAnswers;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.RedisScript;
import io.usdtaggregator.engine.schedule.NextLook;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has one cause and is not raised yet, in Redis, since several engines see parts of it. */
@ApplicationScoped
public class AlertGroups {
    private static final RedisScript ADD = RedisScript.named("add-to-alert-group");
    private static final RedisScript CLOSE = RedisScript.named("close-alert-group");
    private static final RedisScript CLAIM = RedisScript.named("claim-due");
    /** Raising takes far less; after so long another engine raises what a dead one took. */
    private static final Duration UNTIL_CLAIMED_AGAIN = Duration.ofSeconds(15);
    /** What one cause does within a minute is one alert (docs/domain.md 8). */
    private static final Duration JOINED_WITHIN = Duration.ofMinutes(1);

    private final RedisCommands redis;
    private final Duration gatherTime;
    private final NextLook nextLook;

    @Inject
    public AlertGroups(RedisCommands redis, AlertConfig config) {
        this(redis, config.gatherTime(), new NextLook());
    }

    AlertGroups(RedisCommands redis, Duration gatherTime, NextLook nextLook) {
        this.redis = redis;
        this.gatherTime = gatherTime;
        this.nextLook = nextLook;
    }

    /** A group that is to be raised. */
    record DueGroup(String name, String alertId, List<AlertCondition> conditions) {}

    /**
     * Adds conditions of one kind and cause.
     *
     * @return the id of the alert that was raised for this cause within the last minute: the conditions belong to it;
     *     empty where they wait for an alert of their own
     */
    Uni<Optional<String>> add(List<AlertCondition> conditions) {
        String name = name(conditions.get(0));
        List<String> values = new ArrayList<>(
                List.of(name, UlidCreator.getMonotonicUlid().toString(), String.valueOf(gatherTime.toMillis())));
        conditions.forEach(condition -> values.addAll(List.of(condition.key(), MarketJson.write(condition))));
        return redis.run(ADD, keys(name), values)
                .invoke(() -> nextLook.notLaterThan(gatherTime))
                .map(RedisAnswers::text);
    }

    /** The groups whose time has come; they become due again unless they are closed soon. */
    Uni<List<String>> claimDue() {
        if (!nextLook.isNow()) {
            return Uni.createFrom().item(List.of());
        }
        return nextLook.repeatWhileFound(redis.run("EXISTS", RedisKeys.ALERT_GROUPS)
                .chain(any -> any.toInteger() == 0 ? Uni.createFrom().item(List.of()) : claim()));
    }

    private Uni<List<String>> claim() {
        String again = String.valueOf(UNTIL_CLAIMED_AGAIN.toMillis());
        return redis.run(CLAIM, List.of(RedisKeys.ALERT_GROUPS), List.of(again))
                .map(answer -> RedisAnswers.elements(answer).toList())
                .invoke(answer -> lookAgainWhenTheNextIsDue(answer.get(0)))
                .map(answer -> answer.subList(1, answer.size()));
    }

    /** Whoever noted it: a look forgets the times that this engine had noted. */
    private void lookAgainWhenTheNextIsDue(String millis) {
        if (!millis.isEmpty()) {
            nextLook.notLaterThan(Duration.ofMillis(Long.parseLong(millis)));
        }
    }

    Uni<Optional<DueGroup>> read(String name) {
        return redis.run("LRANGE", RedisKeys.alertGroup(name), "0", "-1").map(list -> {
            List<String> elements = RedisAnswers.elements(list).toList();
            return elements.size() < 2
                    ? Optional.empty()
                    : Optional.of(
                            new DueGroup(name, elements.get(0), conditions(elements.subList(1, elements.size()))));
        });
    }

    /** The alert of this group is raised. Returns the conditions that came meanwhile: they belong to it. */
    Uni<List<AlertCondition>> close(DueGroup group) {
        List<String> values = new ArrayList<>(List.of(
                group.name(), String.valueOf(1 + group.conditions().size()), String.valueOf(JOINED_WITHIN.toMillis())));
        group.conditions().forEach(condition -> values.add(condition.key()));
        return redis.run(CLOSE, keys(group.name()), values)
                .map(late -> conditions(RedisAnswers.elements(late).toList()));
    }

    /** Forgets a group of which nothing is left. */
    Uni<Void> drop(String name) {
        return redis.run("ZREM", RedisKeys.ALERT_GROUPS, name).replaceWithVoid();
    }

    private static List<AlertCondition> conditions(List<String> texts) {
        return texts.stream()
                .map(text -> MarketJson.read(text, AlertCondition.class))
                .toList();
    }

    private static String name(AlertCondition condition) {
        return condition.kind().code() + ":" + condition.cause();
    }

    private static List<String> keys(String name) {
        return List.of(RedisKeys.ALERT_GROUPS, RedisKeys.alertGroup(name), RedisKeys.alertRaised(name));
    }
}
