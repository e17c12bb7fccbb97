package io.usdtaggregator.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * One market whose price moves every other second at the simulated platform, asked for five times a second: each answer is
 * held against what the platform showed at the instant that the answer names.
 */
final class TrueRate implements AutoCloseable {
    private static final String BOOK = "/control/markets/binance/XOF/CI/BUY";
    private static final String QUERY = "/api/v1/best-rates?fiat=XOF&trade_type=BUY&country=CI";
    private static final Duration MOVES_EVERY = Duration.ofSeconds(2);
    private static final Duration ASKED_EVERY = Duration.ofMillis(200);
    /** Between the platform's answer and the instant that is noted for it, on a busy machine. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final RunningSet set;
    private final List<Shown> shown = new CopyOnWriteArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final Thread mover = new Thread(() -> every(MOVES_EVERY, this::move), "price");
    private final Thread asker = new Thread(() -> every(ASKED_EVERY, this::ask), "caller");
    private volatile boolean over;
    private BigDecimal price = new BigDecimal("600");

    TrueRate(RunningSet set) {
        this.set = set;
        mover.start();
        asker.start();
    }

    private record Shown(BigDecimal price, Instant from) {}

    /** @param rate of the platform's offers; {@code null} where none was answered */
    private record Answer(Instant at, int status, BigDecimal rate, Instant observedAt, String rateId, String text) {}

    /**
     * What callers saw within a span of time.
     *
     * @param refused answers that are no rate, and calls without an answer
     * @param wrong answers that the platform did not show at the instant that they name
     * @param oldest the age of the oldest rate that was answered
     */
    record Summary(long asked, long refused, List<String> wrong, Duration oldest) {}

    Summary since(Instant begin) {
        List<Answer> seen =
                copy().stream().filter(answer -> !answer.at().isBefore(begin)).toList();
        return new Summary(
                seen.size(),
                seen.stream().filter(answer -> answer.rate() == null).count(),
                seen.stream()
                        .filter(answer -> answer.rate() != null && !isTrue(answer))
                        .map(Answer::text)
                        .toList(),
                seen.stream()
                        .filter(answer -> answer.rate() != null)
                        .map(answer -> Duration.between(answer.observedAt(), answer.at()))
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO));
    }

    /** Whether an answer came that the platform showed at this instant or later. */
    boolean isNewerThan(Instant then) {
        return copy().stream()
                .anyMatch(answer -> answer.rate() != null && answer.observedAt().isAfter(then));
    }

    /** Of all rates that were answered. */
    Set<String> rateIds() {
        return copy().stream().map(Answer::rateId).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private List<Answer> copy() {
        synchronized (answers) {
            return List.copyOf(answers);
        }
    }

    private boolean isTrue(Answer answer) {
        for (int at = 0; at < shown.size(); at++) {
            Instant until = at + 1 < shown.size() ? shown.get(at + 1).from() : Instant.MAX.minus(SLACK);
            boolean then = !answer.observedAt().isBefore(shown.get(at).from().minus(SLACK))
                    && !answer.observedAt().isAfter(until.plus(SLACK));
            if (then && shown.get(at).price().compareTo(answer.rate()) == 0) {
                return true;
            }
        }
        return false;
    }

    private void move() {
        BigDecimal next = price.add(new BigDecimal("0.01"));
        Instant before = Instant.now();
        set.simulator().put(BOOK, "{\"offers\":[{\"price\":\"" + next + "\",\"min\":\"1\",\"max\":\"9000000\"}]}");
        shown.add(new Shown(next, before));
        price = next;
    }

    private void ask() {
        Instant at = Instant.now();
        Answer answer;
        try {
            Call.Answer got = set.api().get(QUERY);
            JsonNode rate = got.body().path("best_rates").path(0);
            answer = got.status() == 200 && rate.hasNonNull("rate")
                    ? new Answer(
                            Instant.now(),
                            200,
                            new BigDecimal(rate.get("rate").asText()),
                            Instant.parse(rate.get("observed_at").asText()),
                            rate.get("rate_id").asText(),
                            rate.toString())
                    : new Answer(at, got.status(), null, null, null, got.text());
        } catch (RuntimeException away) {
            answer = new Answer(at, 0, null, null, null, away.toString());
        }
        synchronized (answers) {
            answers.add(answer);
        }
    }

    private void every(Duration pause, Runnable work) {
        while (!over) {
            try {
                work.run();
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException ended) {
                return;
            } catch (RuntimeException simulatorIsOut) {
                // The next round tries again.
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        mover.join();
        asker.join();
    }
}
