package io.usdtaggregator.admin.publishing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** When PostgreSQL must be asked what is in force. */
class SnapshotAgreementTest {
    private final AtomicReference<Uni<Long>> redis =
            new AtomicReference<>(Uni.createFrom().item(7L));
    private final SnapshotAgreement agreement = new SnapshotAgreement(
            new SnapshotPublisher(null) {
                @Override
                public Uni<Long> publishedVersion(String key) {
                    return redis.get();
                }
            },
            "settings");

    @Test
    void at_first_nothing_is_agreed() {
        assertFalse(lasts());
    }

    @Test
    void it_lasts_while_redis_has_the_version_that_both_had() {
        agreement.reached(7);

        assertTrue(lasts());
    }

    @Test
    void another_version_in_redis_or_none_ends_it() {
        agreement.reached(7);

        redis.set(Uni.createFrom().item(8L));
        assertFalse(lasts());
        redis.set(Uni.createFrom().item(-1L));
        assertFalse(lasts());
    }

    @Test
    void a_change_that_is_being_published_ends_it_though_redis_still_has_the_version_before() {
        agreement.reached(7);

        agreement.ended();

        assertFalse(lasts());
    }

    @Test
    void while_redis_does_not_answer_nobody_knows() {
        agreement.reached(7);

        redis.set(Uni.createFrom().failure(new IllegalStateException("hangs")));

        assertThrows(IllegalStateException.class, this::lasts);
    }

    private boolean lasts() {
        return agreement.lasts().await().indefinitely();
    }
}
