package io.usdtaggregator.gateway.stream;

import io.usdtaggregator.gateway.access.Ending;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One reader of the stream and how far it is; a slow one gets the newest of each, or is told to begin again. */
final class Reader {
    private static final int COALESCE_FROM = 100;

    private final ChangeLog log;
    private final StreamQuestion question;
    private final Sse sse;
    private long position;

    Reader(ChangeLog log, StreamQuestion question, Sse sse) {
        this.log = log;
        this.question = question;
        this.sse = sse;
    }

    /** The first events: where this stream begins, and {@code reset} when it cannot go on from the given id. */
    List<OutboundSseEvent> begin(Optional<String> lastEventId) {
        Optional<Long> resumed = lastEventId.flatMap(log::resumable);
        position = resumed.orElseGet(log::last);
        if (lastEventId.isPresent() && resumed.isEmpty()) {
            return List.of(event("reset", "{\"reason\":\"events were missed; read the rates again\"}"));
        }
        List<OutboundSseEvent> events = new ArrayList<>(List.of(heartbeat()));
        events.addAll(next());
        return events;
    }

    List<OutboundSseEvent> next() {
        Optional<List<Change>> changes = log.after(position);
        if (changes.isEmpty()) {
            position = log.last();
            return List.of(event("reset", "{\"reason\":\"too slow; read the rates again\"}"));
        }
        List<Change> all = changes.get();
        List<Change> wanted = all.stream().filter(question::wants).toList();
        List<OutboundSseEvent> events = new ArrayList<>();
        for (Change change : wanted.size() > COALESCE_FROM ? ChangeLog.newestOfEach(wanted) : wanted) {
            position = change.number();
            events.add(event(change.name(), change.json()));
        }
        position = all.isEmpty() ? position : all.get(all.size() - 1).number();
        return events;
    }

    OutboundSseEvent heartbeat() {
        return event("heartbeat", "{\"at\":\"" + java.time.Instant.now() + "\"}");
    }

    OutboundSseEvent closing() {
        return event("closing", "{\"reason\":\"this gateway ends; connect again\"}");
    }

    OutboundSseEvent ended(Ending ending) {
        return event("closing", "{\"reason\":\"" + ending.reason() + "\"}");
    }

    private OutboundSseEvent event(String name, String json) {
        return sse.newEventBuilder()
                .id(log.id(position))
                .name(name)
                .data(String.class, json)
                .build();
    }
}
