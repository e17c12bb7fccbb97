package io.usdtaggregator.engine.official;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.deadline.DeadlineExceeded;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Reads the bank's document, bounded in size and time; a read that fails is tried again within seconds. */
@ApplicationScoped
public class BankReader {
    static final int MOST_BYTES = 256 * 1024;

    private final BankClient client;
    private final OfficialRatesConfig config;

    BankReader(@RestClient BankClient client, OfficialRatesConfig config) {
        this.client = client;
        this.config = config;
    }

    /** Fails where the source cannot be reached, or what it sends is not the bank's document. */
    Uni<BankDocument> read() {
        return Uni.createFrom()
                .deferred(this::readOnce)
                .onFailure()
                .retry()
                .withBackOff(config.firstPause())
                .atMost(config.retries());
    }

    private Uni<BankDocument> readOnce() {
        return client.daily()
                .collect()
                .in(ByteArrayOutputStream::new, BankReader::append)
                .ifNoItem()
                .after(config.deadline())
                .failWith(() -> new DeadlineExceeded("the bank", config.deadline()))
                .map(body -> BankDocument.parse(body.toString(StandardCharsets.UTF_8))
                        .orElseThrow(() -> new IllegalStateException("the answer is not the bank's document")));
    }

    private static void append(ByteArrayOutputStream body, byte[] part) {
        if (body.size() + part.length > MOST_BYTES) {
            throw new IllegalStateException("the answer is longer than " + MOST_BYTES + " bytes");
        }
        body.writeBytes(part);
    }
}
