package io.usdtaggregator.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SoakPlanTest {
    private static final List<String> FAULTS = List.of("Redis hangs", "PostgreSQL hangs", "platform: hang");

    @Test
    void a_seed_repeats_its_faults_and_their_lengths() {
        assertEquals(first(100, 7), first(100, 7));
        assertNotEquals(first(100, 7), first(100, 8));
    }

    @Test
    void every_fault_has_its_turn_and_ends() {
        List<SoakPlan.Entry> entries = first(100, 7);

        assertEquals(
                Set.copyOf(FAULTS), entries.stream().map(SoakPlan.Entry::fault).collect(Collectors.toSet()));
        assertTrue(entries.stream()
                .allMatch(
                        entry -> entry.lasts().toSeconds() >= 5 && entry.lasts().toSeconds() <= 25));
    }

    private static List<SoakPlan.Entry> first(int count, long seed) {
        SoakPlan plan = new SoakPlan(FAULTS, seed);
        return Stream.generate(plan::next).limit(count).toList();
    }
}
