package io.usdtaggregator.admin.integrators;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Groups as one field of a form holds them: {@code integrator, operator}. */
final class KeyGroups {

    private KeyGroups() {}

    static String text(Set<String> groups) {
        return groups.stream().sorted().collect(Collectors.joining(", "));
    }

    static Set<String> parse(String text) {
        return Arrays.stream(text.split("[,\\s]+"))
                .filter(group -> !group.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Each group alone, and each that go together. */
    static List<String> choices(Set<String> groups) {
        List<String> sorted = groups.stream().sorted().toList();
        return IntStream.range(1, 1 << sorted.size())
                .mapToObj(chosen -> IntStream.range(0, sorted.size())
                        .filter(at -> (chosen >> at & 1) == 1)
                        .mapToObj(sorted::get)
                        .collect(Collectors.joining(", ")))
                .toList();
    }
}
