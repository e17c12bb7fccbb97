package io.usdtaggregator.gateway.access;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.address.CallerAddress;
import io.usdtaggregator.gateway.http.Answers;
import io.usdtaggregator.gateway.http.Bodies;
import io.usdtaggregator.gateway.http.Query;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Where callers get their tokens. */
@OpenToAll
@Path("/api/v1/auth")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
    private static final int LONGEST_NAME = 150;
    private static final int LONGEST_PASSWORD = 1024;

    private final Sessions sessions;
    private final SigningKeys keys;
    private final CallerAddress addresses;

    TokenResource(Sessions sessions, SigningKeys keys, CallerAddress addresses) {
        this.sessions = sessions;
        this.keys = keys;
        this.addresses = addresses;
    }

    /** A name and its password. */
    public record Login(String username, String password) {}

    /** A refresh token. */
    public record Renewal(String refresh) {}

    @POST
    @Path("/token")
    public Uni<Response> token(byte[] body, @Context RoutingContext http) {
        Query.none(http);
        Login login = Bodies.read(body, Login.class);
        String username = Bodies.needed("username", login.username(), LONGEST_NAME);
        String password = Bodies.needed("password", login.password(), LONGEST_PASSWORD);
        keys.requireAny();
        return sessions.login(username, password, addresses.of(http.request())).map(pair -> Answers.fresh(200, pair));
    }

    @POST
    @Path("/refresh")
    public Uni<Response> refresh(byte[] body, @Context RoutingContext http) {
        Query.none(http);
        String token = Bodies.needed("refresh", Bodies.read(body, Renewal.class).refresh(), LONGEST_PASSWORD);
        keys.requireAny();
        return sessions.renew(token).map(pair -> Answers.fresh(200, pair));
    }
}
