package io.usdtaggregator.admin.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.usdtaggregator.base.deadline.DeadlineExceeded;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class EngineHistoryTest {

    @Test
    void an_export_that_never_ends_fails_at_its_deadline_and_is_given_up() {
        AtomicBoolean givenUp = new AtomicBoolean();
        Multi<byte[]> endless = Multi.createFrom()
                .ticks()
                .every(Duration.ofMillis(5))
                .map(tick -> text("a line\n"))
                .onCancellation()
                .invoke(() -> givenUp.set(true));

        AssertSubscriber<byte[]> reader = EngineHistory.within(Duration.ofMillis(100), endless)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));

        reader.awaitFailure(Duration.ofSeconds(30)).assertFailedWith(DeadlineExceeded.class, "export of history");
        assertTrue(givenUp.get());
    }

    @Test
    void an_export_that_ends_in_time_is_whole() {
        Multi<byte[]> file = Multi.createFrom().items(text("at,rate\n"), text("1,600\n"));

        List<String> lines = EngineHistory.within(Duration.ofMinutes(1), file)
                .map(part -> new String(part, UTF_8))
                .collect()
                .asList()
                .await()
                .atMost(Duration.ofSeconds(30));

        assertEquals(List.of("at,rate\n", "1,600\n"), lines);
    }

    private static byte[] text(String line) {
        return line.getBytes(UTF_8);
    }
}
