package io.usdtaggregator.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The users of Redis may do what their service does, and no more. */
class RedisUsersTest {
    private static final Pattern USER = Pattern.compile("(?m)^user (\\S+) on (.*)$");

    private final Map<String, List<String>> users = USER.matcher(Files.text("deploy/docker/redis/users.acl.template"))
            .results()
            .collect(Collectors.toMap(
                    user -> user.group(1), user -> List.of(user.group(2).split(" "))));

    @Test
    void every_key_may_be_written_by_some_service() throws IllegalAccessException {
        Set<String> nobodys = new TreeSet<>();
        for (Field constant : RedisKeys.class.getFields()) {
            if (Modifier.isStatic(constant.getModifiers())
                    && !constant.getName().endsWith("CHANNEL")) {
                String key = (String) constant.get(null);
                boolean isChannel = users.values().stream().anyMatch(rules -> rules.contains("&" + key));
                if (!isChannel && users.keySet().stream().noneMatch(user -> mayWrite(user, key))) {
                    nobodys.add(key);
                }
            }
        }
        assertEquals(Set.of(), nobodys);
    }

    /** Keys that are made of a name and what they are about. */
    @Test
    void every_key_that_is_made_may_be_written_by_some_service() throws ReflectiveOperationException {
        Market market = Market.zone("XOF", TradeType.BUY);
        Set<String> nobodys = new TreeSet<>();
        for (Method method : RedisKeys.class.getMethods()) {
            if (Modifier.isStatic(method.getModifiers()) && !method.getName().endsWith("Field")) {
                Object[] arguments = Stream.of(method.getParameterTypes())
                        .map(type -> type == Market.class ? market : type == LocalDate.class ? LocalDate.EPOCH : "any")
                        .toArray();
                String key = String.valueOf(method.invoke(null, arguments));
                if (users.keySet().stream().noneMatch(user -> mayWrite(user, key))) {
                    nobodys.add(method.getName() + " -> " + key);
                }
            }
        }
        assertEquals(Set.of(), nobodys);
    }

    @Test
    void staff_hear_what_collectors_answer_to_a_refresh_and_nobody_else_writes_it() {
        assertEquals(List.of("offer-collector"), writers(RedisKeys.refreshAnswers("any")));
        assertEquals(Set.of("offer-collector", "admin-ui"), readers(RedisKeys.refreshAnswers("any")));
    }

    @Test
    void settings_and_accounts_are_written_by_admin_ui_alone() {
        assertEquals(List.of("admin-ui"), writers(RedisKeys.SETTINGS));
        assertEquals(List.of("admin-ui"), writers(RedisKeys.ACCESS));
        assertEquals(List.of("rate-engine"), writers(RedisKeys.RATES));
        assertEquals(List.of("offer-collector"), writers("offers:binance:XOF:-:BUY"));
        assertEquals(List.of("offer-collector"), writers(RedisKeys.marketActivity("binance")));
        assertEquals(List.of("offer-collector"), writers(RedisKeys.budget("binance")));
        assertEquals(List.of("api-gateway"), writers(RedisKeys.refreshFamily("family")));
    }

    @Test
    void password_hashes_and_sessions_are_read_by_no_other() {
        assertEquals(Set.of("admin-ui", "api-gateway"), readers(RedisKeys.ACCESS));
        assertEquals(Set.of("api-gateway"), readers(RedisKeys.refreshFamily("family")));
    }

    @Test
    void the_pages_see_budgets_and_how_far_the_engine_is_behind() {
        assertTrue(readers(RedisKeys.budgetPause("binance")).contains("admin-ui"));
        assertTrue(readers(RedisKeys.OFFERS_STREAM).contains("admin-ui"));
        assertTrue(readers(RedisKeys.HISTORY_STREAM).contains("admin-ui"));
        assertTrue(readers(RedisKeys.OFFERS_POISON).contains("admin-ui"));
    }

    @Test
    void nobody_administers_redis_and_nobody_comes_without_a_name() {
        users.forEach((name, rules) -> assertTrue(
                rules.contains("-@all") || rules.contains("-@admin") && rules.contains("-@dangerous"), name));
        assertTrue(Files.text("deploy/docker/redis/users.acl.template").contains("user default off"));
        assertFalse(users.containsKey("default"));
    }

    private List<String> writers(String key) {
        return users.keySet().stream().filter(user -> mayWrite(user, key)).toList();
    }

    private Set<String> readers(String key) {
        return users.keySet().stream()
                .filter(user -> may(user, key, "%R~", "%RW~"))
                .collect(Collectors.toSet());
    }

    private boolean mayWrite(String user, String key) {
        return may(user, key, "%RW~");
    }

    private boolean may(String user, String key, String... rights) {
        return users.get(user).stream()
                .flatMap(
                        rule -> Stream.of(rights).filter(rule::startsWith).map(right -> rule.substring(right.length())))
                .anyMatch(glob -> key.matches(Pattern.quote(glob).replace("*", "\\E.*\\Q")));
    }
}
