package io.usdtaggregator.admin.system;

import io.usdtaggregator.admin.livedata.PlatformState;
import io.usdtaggregator.base.instances.SeenInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What is known of all parts of the system at an instant.
 *
 * @param version of this service; all are released together
 * @param parts services and stores that were asked
 * @param services with the instances that run of each
 * @param settings which settings are stored and which are published
 * @param lags of the work that is passed on
 * @param platforms how reading goes, of the active ones
 */
public record SystemState(
        String version,
        List<Part> parts,
        List<ServiceInstances> services,
        SettingsInStep settings,
        Lags lags,
        List<PlatformState> platforms) {

    /** What can be asked. */
    public enum Name {
        POSTGRESQL,
        REDIS,
        RATE_ENGINE,
        API_GATEWAY
    }

    /**
     * Something that was asked.
     *
     * @param isUp it answered
     * @param took until the answer, or until it was given up
     */
    public record Part(Name name, boolean isUp, Duration took) {
        public long millis() {
            return took.toMillis();
        }
    }

    /**
     * Whether all services follow what staff saved.
     *
     * @param stored version in PostgreSQL; {@code null} where it cannot be asked
     * @param published version in Redis; {@code null} where none is there
     */
    public record SettingsInStep(Long stored, Long published) {
        public boolean isInStep() {
            return stored != null && stored.equals(published);
        }
    }

    /**
     * How far work is behind.
     *
     * @param books from the newest change of a book to the one that an engine took last; {@code null} where it is not known
     * @param history published rates that PostgreSQL does not have yet; {@code null} where it is not known
     * @param setAside messages that could not be worked off; {@code null} where it is not known
     */
    public record Lags(Duration books, Long history, Long setAside) {
        public static final Lags UNKNOWN = new Lags(null, null, null);
    }

    /** Whether instances of several versions run, as during an update. */
    public boolean hasSeveralVersions() {
        return services.stream()
                        .flatMap(service -> service.instances().stream())
                        .filter(SeenInstance::isAlive)
                        .map(seen -> seen.sign().version())
                        .distinct()
                        .count()
                > 1;
    }

    /** How far the market that is latest is behind its interval; zero where none is. */
    public Duration pollLag() {
        return platforms.stream()
                .map(PlatformState::next)
                .filter(Objects::nonNull)
                .map(PlatformState.NextRead::late)
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /** The last good read of all; {@code null} where none is known. */
    public Instant lastRead() {
        return platforms.stream()
                .map(PlatformState::lastGoodAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
