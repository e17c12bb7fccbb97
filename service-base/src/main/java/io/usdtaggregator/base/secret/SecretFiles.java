package io.usdtaggregator.base.secret;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.EnvConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Secrets from files, as container platforms mount them: {@code SERVICE_TOKEN_FILE=/run/secrets/service_token} stands for
 * {@code SERVICE_TOKEN} with the content of that file. So no secret is seen in a container's environment.
 */
public class SecretFiles implements ConfigSourceFactory {
    /** The variables that may come from a file: all that hold a password, a key, or an address with a password in it. */
    static final Set<String> SECRETS = Set.of(
            "ADMIN_PASSWORD",
            "INTEGRATOR_API_KEY",
            "INTEGRATOR_PASSWORD",
            "POSTGRES_OWNER_PASSWORD",
            "POSTGRES_PASSWORD",
            "QUARKUS_MAILER_PASSWORD",
            "REDIS_URL",
            "SERVICE_TOKEN",
            "SERVICE_TOKEN_OTHER",
            "SIGNING_KEYS_SECRET",
            "SIGNING_KEYS_SECRET_OTHER",
            "TWO_STEP_SECRET");

    private static final String SUFFIX = "_FILE";
    /** Just above environment variables (300): a file that is named wins over the plain variable. */
    private static final int ORDINAL = 305;

    private final Map<String, String> environment;

    public SecretFiles() {
        this(System.getenv());
    }

    SecretFiles(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @throws UncheckedIOException when a file that is named cannot be read: the service must not start without it */
    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> secrets = SECRETS.stream()
                .filter(name -> !environment.getOrDefault(name + SUFFIX, "").isBlank())
                .collect(Collectors.toMap(name -> name, name -> read(name, environment.get(name + SUFFIX))));
        return secrets.isEmpty() ? List.of() : List.of(new EnvConfigSource(secrets, ORDINAL));
    }

    private static String read(String name, String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + SUFFIX + " names a file that cannot be read: " + file, unreadable);
        }
    }
}
