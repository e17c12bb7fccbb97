package io.usdtaggregator.admin.access.terms;

import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.Access.Quota;
import io.usdtaggregator.model.json.MarketJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is to become of an account; an empty part stays as it is. */
public record AccountChange(
        Optional<String> password, Optional<Set<String>> groups, Optional<Boolean> active, Optional<Quota> quota) {

    public static AccountChange active(boolean active) {
        return new AccountChange(Optional.empty(), Optional.empty(), Optional.of(active), Optional.empty());
    }

    public static AccountChange quota(Quota quota) {
        return new AccountChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(quota));
    }

    public static AccountChange password(String password) {
        return new AccountChange(Optional.of(password), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** To all that {@link #content} holds; the password stays. */
    public static AccountChange to(JsonObject content) {
        return new AccountChange(
                Optional.empty(),
                Optional.of(content.getJsonArray("groups").stream()
                        .map(String::valueOf)
                        .collect(Collectors.toUnmodifiableSet())),
                Optional.of(content.getBoolean("active")),
                Optional.of(MarketJson.read(content.getJsonObject("quota").encode(), Quota.class)));
    }

    /** What a change may make something else, in the fields of audit entries. */
    public static JsonObject content(Account account) {
        return new JsonObject()
                .put("groups", array(account.groups()))
                .put("active", account.active())
                .put("quota", json(account.quota()));
    }

    /** For the audit: of each part that was to change, what it was and what it became. Of a password only that. */
    public JsonObject noted(Account before) {
        JsonObject was = new JsonObject();
        JsonObject is = new JsonObject();
        groups.ifPresent(now -> {
            was.put("groups", array(before.groups()));
            is.put("groups", array(now));
        });
        active.ifPresent(now -> {
            was.put("active", before.active());
            is.put("active", now);
        });
        quota.ifPresent(now -> {
            was.put("quota", json(before.quota()));
            is.put("quota", json(now));
        });
        return new JsonObject()
                .put("account", before.id())
                .put("password_changed", password.isPresent())
                .put("before", was)
                .put("after", is);
    }

    private static JsonArray array(Set<String> groups) {
        return new JsonArray(groups.stream().sorted().toList());
    }

    private static JsonObject json(Quota quota) {
        return new JsonObject(MarketJson.write(quota));
    }
}
