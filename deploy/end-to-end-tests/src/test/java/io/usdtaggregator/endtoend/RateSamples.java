package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What several gateways answered to some questions, at which instants. */
final class RateSamples {
    /** Gateways hear of a change at about the same time: nearer to one, a sample may be of before or after. */
    private static final Duration NEAR = Duration.ofSeconds(1);

    private static final int OK = 200;

    private final List<Call> gateways;
    private final List<String> questions;
    private final Queue<Sample> taken = new ConcurrentLinkedQueue<>();

    /** One answer, without the ages that grow by themselves. */
    record Sample(String question, Instant at, JsonNode answer) {

        /** What is answered of its instant afterwards, in the same form; a busy engine is asked again. */
        JsonNode askedAgain(Call gateway) {
            Call.Answer again = await().pollDelay(Duration.ZERO)
                    .atMost(PATIENCE)
                    .until(
                            () -> gateway.get(question + "&as_of=" + at),
                            answer -> !answer.body().path("code").asText().startsWith("history_"));
            if (again.status() != OK) {
                return again.body();
            }
            ((ObjectNode) again.body()).remove("as_of");
            return ageless(again.body());
        }
    }

    RateSamples(List<Call> gateways, List<String> questions) {
        this.gateways = gateways;
        this.questions = questions;
    }

    /** Asks each question once at each gateway. */
    void take() {
        for (String question : questions) {
            for (Call gateway : gateways) {
                Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
                Call.Answer answer = gateway.get(question);
                taken.add(new Sample(question, at, answer.status() == OK ? ageless(answer.body()) : answer.body()));
            }
        }
    }

    int count() {
        return taken.size();
    }

    /** Those around which no gateway answered anything else, and the answers of which were rates. */
    List<Sample> farFromChanges() {
        return questions.stream()
                .map(question -> taken.stream()
                        .filter(sample -> sample.question().equals(question))
                        .sorted(Comparator.comparing(Sample::at))
                        .toList())
                .flatMap(RateSamples::farFromChanges)
                .toList();
    }

    private static Stream<Sample> farFromChanges(List<Sample> ofOneQuestion) {
        return IntStream.range(0, ofOneQuestion.size())
                .filter(place -> isFarFromChanges(ofOneQuestion, place, -1)
                        && isFarFromChanges(ofOneQuestion, place, 1)
                        && !ofOneQuestion.get(place).answer().has("code"))
                .mapToObj(ofOneQuestion::get);
    }

    /** Looks one way up to the first sample that is farther away: what changed before that one may have changed near. */
    private static boolean isFarFromChanges(List<Sample> all, int place, int way) {
        Sample sample = all.get(place);
        for (int other = place + way; other >= 0 && other < all.size(); other += way) {
            Sample neighbour = all.get(other);
            if (!neighbour.answer().equals(sample.answer())) {
                return false;
            }
            if (Duration.between(sample.at(), neighbour.at()).abs().compareTo(NEAR) > 0) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode ageless(JsonNode answer) {
        JsonNode copy = answer.deepCopy();
        copy.findParents("age_seconds").forEach(parent -> ((ObjectNode) parent).remove("age_seconds"));
        copy.path("legs").forEach(leg -> ((ObjectNode) leg).remove("age_seconds"));
        return copy;
    }
}
