package io.usdtaggregator.simulator.kucoin;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.simulator.dialect.Counter;
import io.usdtaggregator.simulator.dialect.Dialect;
import io.usdtaggregator.simulator.market.MarketName;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** KuCoin's list: the side is the maker's; pages of up to 50; it knows no countries. */
@Path("/kucoin/_api/otc/ad/list")
public class KucoinResource {
    private static final int MOST_ROWS = 50;

    private final Dialect dialect = new KucoinDialect();
    private final Counter counter;

    KucoinResource(Counter counter) {
        this.counter = counter;
    }

    @GET
    public Uni<Response> list(
            @RestQuery String legal,
            @RestQuery String side,
            @RestQuery Optional<Integer> page,
            @RestQuery Optional<Integer> pageSize) {
        if (legal == null || side == null || page.orElse(1) < 1 || pageSize.orElse(1) < 1) {
            return Counter.notUnderstood(dialect);
        }
        MarketName market =
                new MarketName(dialect.platform(), legal, MarketName.ZONE, side.equals("SELL") ? "BUY" : "SELL");
        return counter.answer(dialect, market, page.orElse(1), Math.min(pageSize.orElse(20), MOST_ROWS));
    }
}
