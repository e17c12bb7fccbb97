package io.usdtaggregator.simulator.kucoin;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.simulator.dialect.Counter;
import io.usdtaggregator.simulator.dialect.Dialect;
import io.usdtaggregator.simulator.dialect.Paging;
import io.usdtaggregator.simulator.dialect.Question;
import io.usdtaggregator.simulator.dialect.SideWords;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestQuery;

/** KuCoin's list: the side is the maker's; pages of up to 50; it knows no countries. */
@Path("/kucoin/_api/otc/ad/list")
public class KucoinResource {
    private static final SideWords SIDES = new SideWords("SELL", "BUY");
    private static final Paging PAGING = new Paging(20, 50);

    private final Dialect dialect = new KucoinDialect();
    private final Counter counter;

    KucoinResource(Counter counter) {
        this.counter = counter;
    }

    @GET
    public Uni<Response> list(
            @RestQuery String legal, @RestQuery String side, @RestQuery String page, @RestQuery String pageSize) {
        return counter.answer(
                dialect, Question.of(dialect, legal, SIDES.clientSide(side), PAGING.place(page, pageSize)));
    }
}
