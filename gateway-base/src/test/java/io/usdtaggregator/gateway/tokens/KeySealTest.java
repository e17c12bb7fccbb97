package io.usdtaggregator.gateway.tokens;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeySealTest {
    private static final byte[] KEY = {0x30, 1, 2, 3, 4, 5, 6, 7};
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private final KeySeal seal = new KeySeal(Optional.of(SECRET));

    @Test
    void what_is_sealed_opens_again_and_looks_different_each_time() {
        byte[] once = seal.seal("a", KEY);
        byte[] twice = seal.seal("a", KEY);
        assertFalse(Arrays.equals(once, twice));
        assertArrayEquals(KEY, seal.open("a", once));
        assertArrayEquals(KEY, seal.open("a", twice));
    }

    @Test
    void a_key_of_another_name_a_changed_one_and_another_secret_do_not_open() {
        byte[] sealed = seal.seal("a", KEY);
        assertThrows(IllegalStateException.class, () -> seal.open("b", sealed));
        KeySeal other = new KeySeal(Optional.of("x".repeat(32)));
        String told = assertThrows(IllegalStateException.class, () -> other.open("a", sealed))
                .getMessage();
        assertTrue(told.contains("SIGNING_KEYS_SECRET"), told);
        assertFalse(told.contains(SECRET));
        sealed[sealed.length - 1] ^= 1;
        assertThrows(IllegalStateException.class, () -> seal.open("a", sealed));
    }

    @Test
    void without_a_secret_keys_lie_in_the_clear_and_a_sealed_one_is_told() {
        KeySeal none = new KeySeal(Optional.empty());
        assertSame(KEY, none.seal("a", KEY));
        assertArrayEquals(KEY, seal.open("a", KEY));
        String told = assertThrows(IllegalStateException.class, () -> none.open("a", seal.seal("a", KEY)))
                .getMessage();
        assertTrue(told.contains("set SIGNING_KEYS_SECRET"), told);
    }

    /** First all gateways learn of the new secret, then all seal with it and still open what the old one sealed. */
    @Test
    void while_the_secret_is_exchanged_gateway_by_gateway_each_opens_what_the_others_seal() {
        Optional<String> old = Optional.of(SECRET);
        Optional<String> next = Optional.of("n".repeat(32));
        List<KeySeal> steps = List.of(new KeySeal(old), new KeySeal(old, next), new KeySeal(next, old));

        for (int step = 1; step < steps.size(); step++) {
            KeySeal before = steps.get(step - 1);
            KeySeal after = steps.get(step);
            assertArrayEquals(KEY, after.open("a", before.seal("a", KEY)));
            assertArrayEquals(KEY, before.open("a", after.seal("a", KEY)));
        }
        assertArrayEquals(KEY, new KeySeal(next).open("a", steps.get(2).seal("a", KEY)));
    }

    @Test
    void a_short_secret_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new KeySeal(Optional.of("short")));
    }
}
