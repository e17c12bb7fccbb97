package io.usdtaggregator.simulator.fault;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;

/** Gives an answer as the platform would, or as its fault wants it. */
@ApplicationScoped
public class FaultyAnswer {
    private static final Duration HANG = Duration.ofMinutes(2);
    private static final String BLOCK_PAGE =
            "<!DOCTYPE html><html><head><title>Access denied</title></head><body>Verify you are human</body></html>";

    private final Faults faults;
    private final HugeAnswer huge;

    FaultyAnswer(Faults faults, HugeAnswer huge) {
        this.faults = faults;
        this.huge = huge;
    }

    /**
     * What is answered when nothing is wrong, or when the platform says "no".
     *
     * @param errorEnvelope the platform's own way to say "no" with status 200
     */
    public record NormalAnswer(String body, String errorEnvelope, String mediaType) {
        public static NormalAnswer json(String body, String errorEnvelope) {
            return new NormalAnswer(body, errorEnvelope, MediaType.APPLICATION_JSON);
        }

        private Response good() {
            return with(body);
        }

        private Response with(String text) {
            return Response.ok(text, mediaType).build();
        }
    }

    public Uni<Response> answer(String platform, String fiat, NormalAnswer wanted) {
        Optional<Fault> fault = faults.of(platform, fiat);
        if (fault.isEmpty()) {
            return now(wanted.good());
        }
        return switch (fault.get().kind()) {
            case DELAY ->
                now(wanted.good())
                        .onItem()
                        .delayIt()
                        .by(Duration.ofMillis(fault.get().delayMs()));
            case HANG -> now(wanted.good()).onItem().delayIt().by(HANG);
            case THROTTLED -> now(throttled(fault.get().retryAfter()));
            case REFUSED ->
                now(Response.status(403)
                        .type(MediaType.TEXT_HTML)
                        .entity(BLOCK_PAGE)
                        .build());
            case HTML -> now(Response.ok(BLOCK_PAGE, MediaType.TEXT_HTML).build());
            case TRUNCATED ->
                now(wanted.with(wanted.body().substring(0, wanted.body().length() / 2)));
            case ERROR_ENVELOPE -> now(wanted.with(wanted.errorEnvelope()));
            case MALFORMED -> now(json("{\"something\":[\"else\"]}"));
            case HUGE -> now(huge.answer());
            case EMPTY, WRONG_SIDE, COUNTS_MORE -> now(wanted.good());
        };
    }

    private static Response throttled(String retryAfter) {
        Response.ResponseBuilder answer =
                Response.status(429).type(MediaType.APPLICATION_JSON).entity("{}");
        return (retryAfter == null ? answer : answer.header("Retry-After", retryAfter)).build();
    }

    private static Response json(String body) {
        return Response.ok(body, MediaType.APPLICATION_JSON).build();
    }

    private static Uni<Response> now(Response response) {
        return Uni.createFrom().item(response);
    }
}
