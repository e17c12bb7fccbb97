package io.usdtaggregator.gateway.access;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.address.CallerAddress;
import io.usdtaggregator.gateway.http.Answers;
import io.usdtaggregator.gateway.http.Bodies;
import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.gateway.problem.Problem;
import io.usdtaggregator.model.access.Access.Account;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Where callers get their tokens. */
@OpenToAll
@Path("/api/v1/auth")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
    private static final Logger LOG = Logger.getLogger(TokenResource.class);
    private static final int LONGEST_NAME = 150;
    private static final int LONGEST_PASSWORD = 1024;

    private final Accounts accounts;
    private final PasswordCheck passwords;
    private final LoginThrottle throttle;
    private final AccessTokens access;
    private final RefreshTokens refresh;
    private final SigningKeys keys;
    private final CallerAddress addresses;

    TokenResource(
            Accounts accounts,
            PasswordCheck passwords,
            LoginThrottle throttle,
            AccessTokens access,
            RefreshTokens refresh,
            SigningKeys keys,
            CallerAddress addresses) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.access = access;
        this.refresh = refresh;
        this.keys = keys;
        this.addresses = addresses;
    }

    /** A name and its password. */
    public record Login(String username, String password) {}

    /** A refresh token. */
    public record Renewal(String refresh) {}

    /** @param refresh {@code null} while Redis is away: the access token works, renewing it does not */
    public record Pair(String access, String refresh, String tokenType, long expiresIn) {}

    @POST
    @Path("/token")
    public Uni<Response> token(byte[] body, @Context RoutingContext http) {
        Query.none(http);
        Login login = Bodies.read(body, Login.class);
        String username = Bodies.needed("username", login.username(), LONGEST_NAME);
        String password = Bodies.needed("password", login.password(), LONGEST_PASSWORD);
        String address = addresses.of(http.request());
        keys.requireAny();
        Optional<Account> account = accounts.now().named(username);
        return throttle.enter(username, address)
                .chain(() -> passwords
                        .matches(account, password)
                        .onFailure()
                        .invoke(untried -> throttle.giveBack(username, address)))
                .chain(right -> {
                    if (!right) {
                        throw Problem.unauthorized("wrong_credentials", "Username or password is wrong");
                    }
                    throttle.giveBack(username, address);
                    return begun(account.orElseThrow());
                });
    }

    @POST
    @Path("/refresh")
    public Uni<Response> refresh(byte[] body, @Context RoutingContext http) {
        Query.none(http);
        String token = Bodies.needed("refresh", Bodies.read(body, Renewal.class).refresh(), LONGEST_PASSWORD);
        keys.requireAny();
        return refresh.use(token).map(used -> accounts.now()
                .account(used.accountId())
                .filter(Account::active)
                .map(account -> pair(account, used.next()))
                .orElseThrow(RefreshTokens::refused));
    }

    private Uni<Response> begun(Account account) {
        return refresh.begin(account.id())
                .onFailure()
                .invoke(out -> LOG.warnf("no refresh token: Redis does not answer: %s", out.getMessage()))
                .onFailure()
                .recoverWithNull()
                .map(token -> pair(account, token));
    }

    private Response pair(Account account, String token) {
        String jwt = access.issue(account, UUID.randomUUID().toString());
        return Answers.fresh(200, new Pair(jwt, token, "Bearer", AccessTokens.LIFE.toSeconds()));
    }
}
