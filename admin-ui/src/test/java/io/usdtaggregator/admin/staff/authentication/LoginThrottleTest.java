package io.usdtaggregator.admin.staff.authentication;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    private final AtomicLong nanos = new AtomicLong();
    private final LoginThrottle throttle = new LoginThrottle(nanos::get);

    @Test
    void a_stranger_who_guesses_does_not_lock_out_the_person_at_another_address() {
        wrong("admin", "192.0.2.7", 20);

        HttpProblem refused = assertThrows(HttpProblem.class, () -> throttle.check("admin", "192.0.2.7"));
        assertEquals(429, refused.getStatusCode());
        assertEquals("30", refused.getHeaders().get("Retry-After"));
        assertDoesNotThrow(() -> throttle.check("admin", "192.0.2.8"));
    }

    @Test
    void the_try_from_which_on_it_has_to_wait_is_told_once() {
        wrong("admin", "192.0.2.7", LoginThrottle.WRONG_FOR_NAME - 1);

        assertTrue(throttle.wrong("admin", "192.0.2.7"));
        assertFalse(throttle.wrong("admin", "192.0.2.7"));
    }

    @Test
    void after_the_wait_it_may_be_tried_again() {
        wrong("admin", "192.0.2.7", LoginThrottle.WRONG_FOR_NAME);
        nanos.addAndGet(LoginThrottle.WAIT.plusMillis(1).toNanos());

        assertDoesNotThrow(() -> throttle.check("admin", "192.0.2.7"));
    }

    @Test
    void whoever_tries_many_names_waits_for_all_of_them() {
        for (int name = 0; name < LoginThrottle.WRONG_FOR_ADDRESS; name++) {
            throttle.wrong("name-" + name, "192.0.2.7");
        }

        assertThrows(HttpProblem.class, () -> throttle.check("another", "192.0.2.7"));
    }

    @Test
    void addresses_of_one_ipv6_network_count_as_one() {
        for (int host = 1; host <= LoginThrottle.WRONG_FOR_NAME; host++) {
            throttle.wrong("admin", "2001:db8:1:2::" + host);
        }

        assertThrows(HttpProblem.class, () -> throttle.check("admin", "2001:db8:1:2::ffff"));
        assertDoesNotThrow(() -> throttle.check("admin", "2001:db8:1:3::1"));
    }

    @Test
    void a_right_password_forgets_the_wrong_ones() {
        wrong("admin", "192.0.2.7", LoginThrottle.WRONG_FOR_NAME - 1);
        throttle.right("admin", "192.0.2.7");
        wrong("admin", "192.0.2.7", LoginThrottle.WRONG_FOR_NAME - 1);

        assertDoesNotThrow(() -> throttle.check("admin", "192.0.2.7"));
    }

    private void wrong(String name, String address, int times) {
        for (int time = 0; time < times; time++) {
            throttle.wrong(name, address);
        }
    }
}
