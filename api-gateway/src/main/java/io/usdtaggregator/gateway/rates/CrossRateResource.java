package io.usdtaggregator.gateway.rates;

import io.usdtaggregator.gateway.board.Boards;
import io.usdtaggregator.gateway.board.RatesBoard;
import io.usdtaggregator.gateway.http.Answers;
import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.gateway.problem.Problem;
import io.usdtaggregator.model.rate.Corridor;
import io.usdtaggregator.model.rate.Rate;
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
@Path("/api/v1/rates/cross")
@Produces(MediaType.APPLICATION_JSON)
public class CrossRateResource {
    private final Boards boards;
    private final Serving serving;

    CrossRateResource(Boards boards, Serving serving) {
        this.boards = boards;
        this.serving = serving;
    }

    @GET
    public Response cross(@Context RoutingContext http) {
        Settings settings = boards.settings();
        CrossQuestion question = CrossQuestion.read(Query.of(http), settings);
        CrossShape shape = new CrossShape(serving.freshness(settings, question.maxAge()), serving.sandbox());
        Corridor corridor = question.corridor();
        if (corridor.isIdentity()) {
            return Answers.cached(
                    http, shape.identity(corridor, question.amount()), List.of("identity"), Duration.ZERO);
        }
        RatesBoard board = boards.rates();
        CrossAnswer answer = board.crossRate(corridor)
                .map(cross -> shape.answer(cross, question.amount()))
                .orElseThrow(() -> missing(shape, corridor, board));
        return Answers.cached(
                http,
                answer,
                Arrays.asList(answer.rateId(), answer.updatedAt(), answer.observedAt(), answer.status()),
                serving.untilNextRead(settings, List.of(answer.observedAt())));
    }

    private static Problem missing(CrossShape shape, Corridor corridor, RatesBoard board) {
        return shape.missing(
                corridor,
                board.rate(Rate.POLICY, corridor.buyMarket()),
                board.rate(Rate.POLICY, corridor.sellMarket()));
    }
}
