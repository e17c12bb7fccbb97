package io.usdtaggregator.gateway.webhooks.target;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a webhook may go, and where not. */
class TargetCheckTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Map<String, List<String>> NAMES = Map.of(
            "hooks.example.com", List.of("93.184.216.34"),
            "six.example.com", List.of("2606:2800:220:1:248:1893:25c8:1946"),
            "inside.example.com", List.of("10.1.2.3"),
            "both.example.com", List.of("93.184.216.34", "127.0.0.1"),
            "meta.example.com", List.of("169.254.169.254"),
            "localhost", List.of("127.0.0.1"));
    private final TargetCheck strict = new TargetCheck(TargetCheckTest::resolve, false);
    private final TargetCheck sandbox = new TargetCheck(TargetCheckTest::resolve, true);

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example.com/a?b=c, hooks.example.com, 443, /a?b=c",
        "https://HOOKS.example.com., hooks.example.com, 443, /",
        "https://hooks.example.com:8443/, hooks.example.com, 8443, /",
        "https://six.example.com/x%20y, six.example.com, 443, /x%20y",
        "https://93.184.216.34/, 93.184.216.34, 443, /",
        "'https://[2606:2800:220:1:248:1893:25c8:1946]/', 2606:2800:220:1:248:1893:25c8:1946, 443, /",
    })
    void a_public_host_over_https_is_a_target(String url, String host, int port, String path) {
        Target target = strict.check(url).await().atMost(PATIENCE);

        assertEquals(host, target.host());
        assertEquals(port, target.port());
        assertEquals(path, target.path());
        assertTrue(target.tls());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.1.2.3",
                "2130706433",
                "168.63.129.16",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "[::]",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:10.0.0.1]",
                "[::127.0.0.1]",
                "[64:ff9b::a9fe:a9fe]",
                "[fe80::1]",
                "[fec0::1]",
                "[fc00::1]",
                "[fd00:ec2::254]",
                "[ff02::1]",
                "[2001::1]",
                "[2001:db8::1]",
                "[2002:7f00:1::]",
                "[3fff::1]",
                "[5f00::1]",
                "localhost",
                "LOCALHOST.",
                "a.localhost",
                "printer.local",
                "metadata.google.internal",
                "metadata",
                "inside.example.com",
                "both.example.com",
                "meta.example.com"
            })
    void what_is_not_public_is_refused_by_address_and_by_name(String host) {
        assertEquals("not_public", refusal(strict, "https://" + host + "/hooks"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://hooks.example.com/, not_https",
        "ftp://hooks.example.com/, not_https",
        "file:///etc/passwd, not_https",
        "hooks.example.com, not_https",
        "//hooks.example.com/, not_https",
        "https:///x, malformed",
        "https:hooks.example.com, malformed",
        "https://user:pw@hooks.example.com/, malformed",
        "https://hooks.example.com/#part, malformed",
        "https://hooks.example.com:0/, malformed",
        "https://hooks.example.com:70000/, malformed",
        "https://hooks_example.com/, malformed",
        "'https://hooks.example.com/a b', malformed",
        "https://höoks.example.com/, malformed",
        "https://nowhere.example.com/, unresolvable",
        "https://0x7f.0x0.0x0.0x1/, malformed",
        "'https://[fe80::1%25eth0]/', malformed",
        "https://127.1/, malformed",
    })
    void other_forms_are_refused_with_their_reason(String url, String code) {
        assertEquals(code, refusal(strict, url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8099/", "http://localhost:8099/", "https://127.0.0.1/", "http://[::1]:9/"})
    void the_sandbox_may_send_to_this_machine(String url) {
        assertTrue(sandbox.check(url).await().atMost(PATIENCE).address().isLoopbackAddress());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/",
                "https://10.0.0.1/",
                "https://169.254.169.254/",
                "http://meta.example.com/",
                "https://inside.example.com/"
            })
    void the_sandbox_opens_nothing_else(String url) {
        assertEquals("not_public", refusal(sandbox, url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:6379/", "http://localhost:6379/", "https://[::1]:6379/"})
    void the_sandbox_sends_nothing_to_the_servers_that_the_gateway_relies_on(String url) {
        try (TargetCheck targets = new TargetCheck(TargetCheckTest::resolve, true, Set.of(6379))) {
            assertEquals("not_public", refusal(targets, url));
            assertEquals(
                    6379,
                    targets.check("https://hooks.example.com:6379/")
                            .await()
                            .atMost(PATIENCE)
                            .port());
        }
    }

    @Test
    void a_name_is_resolved_anew_each_time() {
        List<String> answers = new ArrayList<>(List.of("93.184.216.34", "192.168.0.1"));
        TargetCheck targets = new TargetCheck(host -> List.of(InetAddress.getByName(answers.remove(0))), false);

        assertEquals(
                "93.184.216.34",
                targets.check("https://rebind.example.com/")
                        .await()
                        .atMost(PATIENCE)
                        .address()
                        .getHostAddress());
        assertEquals("not_public", refusal(targets, "https://rebind.example.com/"));
    }

    @Test
    void a_name_whose_look_up_hangs_is_refused_in_time_and_holds_neither_other_names_nor_the_worker_pool() {
        CountDownLatch answered = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        try (TargetCheck targets = new TargetCheck(
                host -> {
                    if (host.startsWith("slow")) {
                        asked.incrementAndGet();
                        awaited(answered);
                    }
                    return resolve("hooks.example.com");
                },
                false)) {
            // More than any pool of this machine has threads, for one name.
            for (int i = 0; i < 500; i++) {
                targets.check("https://slow.example.com/").subscribe().with(found -> {}, refused -> {});
            }

            assertEquals("unresolvable", refusal(targets, "https://slow.example.com/"));
            assertEquals(1, asked.get());
            assertEquals(
                    "hooks.example.com",
                    targets.check("https://hooks.example.com/")
                            .await()
                            .atMost(PATIENCE)
                            .host());
            assertEquals(
                    "free",
                    Uni.createFrom()
                            .item(() -> "free")
                            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                            .await()
                            .atMost(PATIENCE));
        } finally {
            answered.countDown();
        }
    }

    @Test
    void when_as_many_names_hang_as_may_be_another_is_refused_and_later_found() {
        CountDownLatch answered = new CountDownLatch(1);
        try (TargetCheck targets = new TargetCheck(
                host -> {
                    awaited(answered);
                    return resolve("hooks.example.com");
                },
                false)) {
            List<Uni<Target>> asked = IntStream.range(0, NameLookups.THREADS + NameLookups.WAITING)
                    .mapToObj(i -> targets.check("https://slow" + i + ".example.com/")
                            .memoize()
                            .indefinitely())
                    .toList();
            asked.forEach(one -> one.subscribe().with(found -> {}, refused -> {}));

            assertEquals("unresolvable", refusal(targets, "https://hooks.example.com/"));
            answered.countDown();
            assertEquals(
                    "hooks.example.com",
                    await().atMost(PATIENCE)
                            .ignoreExceptions()
                            .until(
                                    () -> targets.check("https://hooks.example.com/")
                                            .await()
                                            .atMost(PATIENCE)
                                            .host(),
                                    "hooks.example.com"::equals));
        } finally {
            answered.countDown();
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static String refusal(TargetCheck targets, String url) {
        return assertThrows(
                        TargetRefused.class, () -> targets.check(url).await().atMost(PATIENCE))
                .code();
    }

    private static List<InetAddress> resolve(String host) throws UnknownHostException {
        if (host.matches("[\\d.]+") || host.contains(":")) {
            return List.of(InetAddress.getByName(host));
        }
        List<InetAddress> found = new ArrayList<>();
        for (String address : NAMES.getOrDefault(host, List.of())) {
            found.add(InetAddress.getByName(address));
        }
        if (found.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return found;
    }
}
