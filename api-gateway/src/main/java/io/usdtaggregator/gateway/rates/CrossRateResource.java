package io.usdtaggregator.gateway.rates;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.board.Boards;
import io.usdtaggregator.gateway.board.RatesBoard;
import io.usdtaggregator.gateway.http.Answers;
import io.usdtaggregator.gateway.http.MadeAnswer;
import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The cross rate of one corridor. */
@NonBlocking
@Path("/api/v1/rates/cross")
@Produces(MediaType.APPLICATION_JSON)
public class CrossRateResource {
    private final Boards boards;
    private final CrossPricing pricing;
    private final Serving serving;
    private final AnswerMemory memory;
    private final Past past;

    CrossRateResource(Boards boards, CrossPricing pricing, Serving serving, AnswerMemory memory, Past past) {
        this.boards = boards;
        this.pricing = pricing;
        this.serving = serving;
        this.memory = memory;
        this.past = past;
    }

    @GET
    public Uni<Response> cross(@Context RoutingContext http) {
        return AsOf.of(http)
                .map(at -> past.then(at).chain(then -> ofThen(http, then)))
                .orElseGet(() -> Uni.createFrom().item(memory.answer(http, () -> made(http))));
    }

    private Uni<Response> ofThen(RoutingContext http, Then then) {
        CrossQuestion question = CrossQuestion.read(Query.of(http), then.settings(), boards.books());
        CrossShape shape = serving.crossShape(then, question.maxAge());
        Uni<RatesBoard> board = question.corridor().isIdentity()
                ? Uni.createFrom().item(RatesBoard.EMPTY)
                : past.corridor(then.at(), question.corridor());
        return board.map(found -> CrossPricing.answer(question, then.settings(), shape, found))
                .map(answer -> Past.answer(http, then.at(), answer));
    }

    private MadeAnswer made(RoutingContext http) {
        Settings settings = boards.settings();
        CrossQuestion question = CrossQuestion.read(Query.of(http), settings, boards.books());
        CrossAnswer answer = pricing.answer(question);
        if (question.corridor().isIdentity()) {
            return Answers.made(http, answer, List.of("identity"), Duration.ZERO);
        }
        return Answers.made(
                http,
                answer,
                Arrays.asList(
                        answer.rateId(),
                        answer.updatedAt(),
                        answer.observedAt(),
                        answer.status(),
                        answer.executableRate(),
                        answer.coverage()),
                serving.untilNextRead(settings, List.of(answer.observedAt())));
    }
}
