package io.usdtaggregator.gateway.stream;

import io.usdtaggregator.gateway.security.AccessGrant.Expiry;
import io.usdtaggregator.gateway.stream.ChangeLog.Change;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** One reader of the stream and how far it is; a slow one gets the newest of each, or is told to begin again. */
final class Reader {
    /** No events any more. */
    static final List<OutboundSseEvent> OVER = new ArrayList<>();

    private static final int COALESCE_FROM = 100;
    private static final long SOONEST_MILLIS = 500;
    private static final long LATEST_MILLIS = 3_000;

    private final ChangeLog log;
    private final EventBroadcaster broadcaster;
    private final StreamQuestion question;
    private final Sse sse;
    private final Optional<String> lastEventId;
    private boolean hasBegun;
    private long position;

    Reader(
            ChangeLog log,
            EventBroadcaster broadcaster,
            StreamQuestion question,
            Sse sse,
            Optional<String> lastEventId) {
        this.log = log;
        this.broadcaster = broadcaster;
        this.question = question;
        this.sse = sse;
        this.lastEventId = lastEventId;
    }

    /** The first events: where this stream begins, and {@code reset} when it cannot go on from the given id. */
    List<OutboundSseEvent> begin() {
        if (hasBegun) {
            return next();
        }
        hasBegun = true;
        Optional<Long> resumed = lastEventId.flatMap(log::resumable);
        position = resumed.orElseGet(log::last);
        if (lastEventId.isPresent() && resumed.isEmpty()) {
            return List.of(event("reset", "{\"reason\":\"events were missed; read the rates again\"}"));
        }
        List<OutboundSseEvent> events = new ArrayList<>(List.of(beginning()));
        events.addAll(next());
        return events;
    }

    /** What has changed, then a sign of life: its id is one to go on from. */
    List<OutboundSseEvent> beat() {
        List<OutboundSseEvent> events = new ArrayList<>(next());
        events.add(heartbeat());
        return events;
    }

    List<OutboundSseEvent> next() {
        if (!hasBegun) {
            return begin();
        }
        if (position == log.last()) {
            return List.of();
        }
        Optional<List<Change>> changes = log.after(position);
        if (changes.isEmpty()) {
            position = log.last();
            return List.of(event("reset", "{\"reason\":\"too slow; read the rates again\"}"));
        }
        List<Change> all = changes.get();
        List<Change> wanted = all.stream()
                .filter(change -> change.rate().isWantedBy(question))
                .toList();
        List<OutboundSseEvent> events = new ArrayList<>();
        for (Change change : wanted.size() > COALESCE_FROM ? newestOfEach(wanted) : wanted) {
            position = change.number();
            events.add(event(change.rate().name(), broadcaster.text(change)));
        }
        position = all.get(all.size() - 1).number();
        return events;
    }

    /** Only the newest of each market or corridor, in their order: what a slow reader gets. */
    private static List<Change> newestOfEach(List<Change> all) {
        Map<String, Change> newest = new LinkedHashMap<>();
        for (Change change : all) {
            newest.remove(change.rate().subject());
            newest.put(change.rate().subject(), change);
        }
        return List.copyOf(newest.values());
    }

    List<OutboundSseEvent> closing() {
        return List.of(event("closing", "{\"reason\":\"this gateway ends; connect again\"}"));
    }

    List<OutboundSseEvent> ended(Expiry ending) {
        return List.of(event("closing", "{\"reason\":\"" + ending.reason() + "\"}"));
    }

    List<OutboundSseEvent> over() {
        return OVER;
    }

    /** Clients that lose the connection come back after a while that is each one's own: not all at once. */
    private OutboundSseEvent beginning() {
        return sse.newEventBuilder()
                .id(log.id(position))
                .name("heartbeat")
                .reconnectDelay(ThreadLocalRandom.current().nextLong(SOONEST_MILLIS, LATEST_MILLIS))
                .data(String.class, now())
                .build();
    }

    private static String now() {
        return "{\"at\":\"" + Instant.now() + "\"}";
    }

    private OutboundSseEvent heartbeat() {
        return event("heartbeat", now());
    }

    private OutboundSseEvent event(String name, String json) {
        return sse.newEventBuilder()
                .id(log.id(position))
                .name(name)
                .data(String.class, json)
                .build();
    }
}
