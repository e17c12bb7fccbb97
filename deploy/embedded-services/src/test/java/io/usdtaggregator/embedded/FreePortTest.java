package io.usdtaggregator.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FreePortTest {
    private static final int MANY = 500;

    @Test
    void no_port_is_given_twice() {
        assertEquals(MANY, take().size());
    }

    @Test
    void a_port_that_one_process_was_given_and_does_not_use_yet_is_given_to_no_other() throws Exception {
        Process other = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader told = other.inputReader()) {
            Set<String> theirs = Set.copyOf(List.of(told.readLine().split(" ")));

            Set<String> both = new HashSet<>(take());
            both.retainAll(theirs);

            assertEquals(MANY, theirs.size());
            assertEquals(Set.of(), both);
        } finally {
            other.destroyForcibly();
        }
    }

    private static Set<String> take() {
        return Stream.generate(FreePort::take).limit(MANY).map(String::valueOf).collect(Collectors.toSet());
    }

    /** Takes ports, tells them in a line, and keeps them until it is ended. */
    static final class Other {
        public static void main(String[] args) throws Exception {
            System.out.println(String.join(" ", take()));
            Thread.currentThread().join();
        }
    }
}
