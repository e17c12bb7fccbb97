package io.usdtaggregator.simulator.okx;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.simulator.dialect.AdvertQuery;
import io.usdtaggregator.simulator.dialect.Dialect;
import io.usdtaggregator.simulator.dialect.Paging;
import io.usdtaggregator.simulator.dialect.PlatformEndpoint;
import io.usdtaggregator.simulator.dialect.SideNames;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** OKX's book, whole in one answer: the side is the maker's, also in the answer; it knows no countries. */
@Path("/okx/v3/c2c/tradingOrders/books")
public class OkxResource {
    private static final SideNames SIDES = new SideNames("sell", "buy");
    private static final Paging WHOLE_BOOK = new Paging(1_000, 1_000);

    private final Dialect dialect = new OkxDialect();
    private final PlatformEndpoint counter;

    OkxResource(PlatformEndpoint counter) {
        this.counter = counter;
    }

    @GET
    public Uni<Response> book(@RestQuery String baseCurrency, @RestQuery String quoteCurrency, @RestQuery String side) {
        return counter.answer(
                dialect,
                Optional.ofNullable(baseCurrency)
                        .filter("USDT"::equalsIgnoreCase)
                        .map(usdt -> quoteCurrency)
                        .flatMap(fiat -> AdvertQuery.of(
                                dialect,
                                fiat.toUpperCase(Locale.ROOT),
                                SIDES.clientSide(side),
                                WHOLE_BOOK.place(null, null))));
    }
}
