package io.usdtaggregator.simulator.bitget;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.simulator.dialect.AdvertQuery;
import io.usdtaggregator.simulator.dialect.Dialect;
import io.usdtaggregator.simulator.dialect.Paging;
import io.usdtaggregator.simulator.dialect.PlatformEndpoint;
import io.usdtaggregator.simulator.dialect.SideNames;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;

/** Bitget's list: side 1 means that the client buys; it refuses a request that has a field too many; no countries. */
@Path("/bitget/v1/p2p/pub/adv/queryAdvList")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BitgetResource {
    private static final Set<String> FIELDS =
            Set.of("side", "pageNo", "pageSize", "coinCode", "fiatCode", "languageType");
    private static final SideNames SIDES = new SideNames("1", "2");
    private static final Paging PAGING = new Paging(20, 30);

    private final Dialect dialect = new BitgetDialect();
    private final PlatformEndpoint counter;

    BitgetResource(PlatformEndpoint counter) {
        this.counter = counter;
    }

    @POST
    public Uni<Response> search(JsonNode search) {
        return counter.answer(
                dialect,
                Optional.ofNullable(search)
                        .filter(BitgetResource::isUnderstood)
                        .flatMap(asked -> AdvertQuery.of(
                                dialect,
                                text(asked, "fiatCode"),
                                SIDES.clientSide(text(asked, "side")),
                                PAGING.place(text(asked, "pageNo"), text(asked, "pageSize")))));
    }

    private static boolean isUnderstood(JsonNode search) {
        return search.isObject()
                && search.propertyStream().map(field -> field.getKey()).allMatch(FIELDS::contains)
                && "USDT".equals(text(search, "coinCode"));
    }

    /** Numbers and texts are taken alike; {@code null} for what is not there. */
    private static String text(JsonNode search, String field) {
        return search.hasNonNull(field) ? search.get(field).asText() : null;
    }
}
