package io.usdtaggregator.base.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements to a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class DatabaseTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Database database;

    @Inject
    SchemaMigration migration;

    @BeforeEach
    void the_schema_is_there() {
        answer(migration.whenDone());
        answer(database.run("DELETE FROM base_test.things", Tuple.tuple()));
    }

    @Test
    void a_statement_that_takes_too_long_fails_at_its_deadline() {
        assertThrows(DatabaseUnavailable.class, () -> answer(database.run("SELECT pg_sleep(20)::text", Tuple.tuple())));
    }

    @Test
    void a_statement_that_is_refused_tells_why_and_is_no_lost_database() {
        Tuple thing = Tuple.of(1L);
        answer(database.run("INSERT INTO base_test.things VALUES ($1)", thing));
        PgException twice = assertThrows(
                PgException.class, () -> answer(database.run("INSERT INTO base_test.things VALUES ($1)", thing)));
        assertEquals("23505", twice.getSqlState());
    }

    @Test
    void many_rows_go_in_one_round_trip() {
        answer(database.runBatch(
                "INSERT INTO base_test.things VALUES ($1)", List.of(Tuple.of(1L), Tuple.of(2L), Tuple.of(3L))));
        assertEquals(3, count());
    }

    @Test
    void a_database_that_went_away_is_lost_and_is_found_again_by_itself() throws Exception {
        EmbeddedServices.postgres().kill();
        try {
            assertThrows(DatabaseUnavailable.class, this::count);
        } finally {
            EmbeddedServices.postgres().startAgain();
        }
        // Whatever it says: the PostgreSQL of tests commits in memory first, and may have lost the last deletion.
        await().atMost(PATIENCE).ignoreExceptions().until(() -> count() >= 0);
    }

    private long count() {
        return answer(database.run("SELECT count(*) FROM base_test.things", Tuple.tuple()))
                .iterator()
                .next()
                .getLong(0);
    }

    private static <T> T answer(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
