package io.usdtaggregator.engine.official;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The European Central Bank's daily document at {@code OFFICIAL_RATES_URL}. It comes in parts, so that whoever reads it
 * can stop at a size of its own; a redirect is not followed.
 */
@Path("")
@RegisterRestClient(configKey = "official-rates")
public interface BankClient {
    /** The document as it comes. */
    @GET
    Multi<byte[]> daily();
}
