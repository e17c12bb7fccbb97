package io.usdtaggregator.admin.staff.twostep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TwoStepSealTest {
    private static final byte[] SECRET = {1, 2, 3, 4, 5};
    private final TwoStepSeal seal = new TwoStepSeal(Optional.of("x".repeat(32)));

    @Test
    void what_is_sealed_opens_for_its_account_alone_and_looks_different_each_time() {
        byte[] sealed = seal.seal("one", SECRET);

        assertArrayEquals(SECRET, seal.open("one", sealed));
        assertFalse(Arrays.equals(sealed, seal.seal("one", SECRET)));
        assertThrows(IllegalStateException.class, () -> seal.open("other", sealed));
        assertThrows(
                IllegalStateException.class, () -> new TwoStepSeal(Optional.of("y".repeat(32))).open("one", sealed));
    }

    @Test
    void without_a_secret_or_with_a_short_one_nothing_is_sealed() {
        assertFalse(new TwoStepSeal(Optional.empty()).isPossible());
        assertThrows(IllegalStateException.class, () -> new TwoStepSeal(Optional.of("short")));
    }
}
