package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static io.usdtaggregator.endtoend.World.offer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.embedded.PostgresServer;
import io.usdtaggregator.embedded.RedisServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL restored to an instant, by docs/operations/backup.md, while the set that writes it goes on. */
class PointInTimeIT {
    private static final String CI_BUY = "fiat=XOF&country=CI&trade_type=BUY";
    private static final String AS_OF = "/internal/as-of/rates?source=policy&market=XOF:CI:BUY&at=";

    private final World world = new World();

    @TempDir
    Path folder;

    @Test
    void an_engine_on_postgresql_restored_to_an_instant_answers_what_was_published_before_it_and_nothing_after()
            throws Exception {
        assumeTrue(world.set.isOwn(), "this test restarts PostgreSQL");
        ArchivedPostgres postgres =
                new ArchivedPostgres(world.set.postgres, world.set.directory.resolve("postgres"), folder);
        try {
            awaitAnswers();
            world.reset();
            JsonNode beforeTheBackup = recordedRateOf("700");
            Instant first = Instant.now();
            postgres.takeBaseBackup();
            JsonNode afterTheBackup = recordedRateOf("710");
            Instant second = Instant.now();
            String instant = postgres.now();
            JsonNode lost = recordedRateOf("720");
            Instant third = Instant.now();
            postgres.awaitArchived();

            try (PostgresServer restored = postgres.restoredTo(instant);
                    RedisServer empty = RedisServer.start(folder.resolve("redis"), 0);
                    EngineProcess engine =
                            new EngineProcess(world.set.directory, restored, Map.of("REDIS_URL", empty.url()))) {
                await("the engine answers")
                        .atMost(PATIENCE)
                        .ignoreExceptions()
                        .until(() -> engine.internal().get(AS_OF + second).status() == 200);
                assertEquals(beforeTheBackup.get("rate"), rateAsOf(engine, first));
                assertEquals(afterTheBackup.get("rate"), rateAsOf(engine, second));
                assertEquals(afterTheBackup.get("rate"), rateAsOf(engine, third), "what was published after is gone");
                assertEquals(200, statusOf(engine, beforeTheBackup));
                assertEquals(200, statusOf(engine, afterTheBackup));
                assertEquals(404, statusOf(engine, lost));
            }
        } finally {
            postgres.stopArchiving();
            awaitAnswers();
        }
    }

    /** After a restart of PostgreSQL: for staff, and out of the history. */
    private void awaitAnswers() {
        await("PostgreSQL is back")
                .atMost(PATIENCE)
                .until(() -> world.set.staff().get("/api/settings").status() == 200
                        && world.set
                                        .api()
                                        .get("/api/v1/rates/history?" + CI_BUY)
                                        .status()
                                == 200);
    }

    /** Lets the platform show this price, and waits until the rate is served and recorded. */
    private JsonNode recordedRateOf(String price) {
        world.book("binance", "XOF/CI/BUY", offer(price, "1", "9000"));
        world.refresh();
        JsonNode rate = world.rateWhen(CI_BUY, seen -> seen.get("rate").asText().equals(price));
        await("the rate is recorded")
                .atMost(PATIENCE)
                .until(() -> world.set
                                .api()
                                .get("/api/v1/rates/" + rate.get("rate_id").asText())
                                .status()
                        == 200);
        return rate;
    }

    private static JsonNode rateAsOf(EngineProcess engine, Instant at) {
        Call.Answer answer = engine.internal().get(AS_OF + at);
        assertEquals(200, answer.status(), answer.text());
        return answer.body().at("/rates/0/rate");
    }

    private static int statusOf(EngineProcess engine, JsonNode rate) {
        return engine.internal()
                .get("/internal/rates/" + rate.get("rate_id").asText())
                .status();
    }
}
