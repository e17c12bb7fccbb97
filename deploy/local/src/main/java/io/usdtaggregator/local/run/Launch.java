package io.usdtaggregator.local.run;

import io.usdtaggregator.embedded.PostgresServer;
import io.usdtaggregator.local.Problem;
import io.usdtaggregator.local.build.ModuleBuild;
import io.usdtaggregator.local.options.Options;
import io.usdtaggregator.local.options.Variables;
import io.usdtaggregator.local.ports.LoopbackPort;
import io.usdtaggregator.local.ports.PortPlan;
import io.usdtaggregator.local.ports.Replica;
import io.usdtaggregator.local.ports.Role;
import io.usdtaggregator.local.secrets.Credentials;
import io.usdtaggregator.local.secrets.SecretStore;
import io.usdtaggregator.local.secrets.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Starts everything, in the order of a story: check, build, data, services, first rate. */
public final class Launch {
    private static final Duration PRINTED_RATE = Duration.ofSeconds(20);
    private static final Duration FIRST_RATE_IN_SANDBOX = Duration.ofMinutes(2);
    private static final Duration FIRST_RATE_LIVE = Duration.ofMinutes(1);

    private final Options options;
    private final Variables variables;
    private final LocalDirectory folder;
    private final ModuleBuild build;
    private final Consumer<String> progress;
    private final boolean sandbox;
    private final RunningServices parts;

    public Launch(
            Options options, Variables variables, LocalDirectory folder, ModuleBuild build, Consumer<String> progress) {
        this.options = options;
        this.variables = variables;
        this.folder = folder;
        this.build = build;
        this.progress = progress;
        this.sandbox = !options.live();
        this.parts = new RunningServices(folder, sandbox, variables.words("SERVICE_JAVA_OPTIONS"));
    }

    /** Returns when all is ready. */
    public Credentials start() throws IOException, InterruptedException {
        PortPlan plan = PortPlan.of(options, variables);
        variables.requireUrls();
        LeftoverProcesses.end(folder, progress);
        plan.requireFree(LoopbackPort::isFree);
        requireOwnServers();
        forgetIfAsked();
        build.build(plan.replicas().stream()
                .map(replica -> replica.role().module())
                .distinct()
                .toList());
        Files.createDirectories(folder.data(sandbox));
        Secrets secrets = new SecretStore(folder.secrets(sandbox), progress).keepOrMake(sandbox, variables);
        List<ServiceProcess> services = startAll(plan, secrets);
        Credentials credentials = Credentials.of(
                plan.first(Role.GATEWAY).url(), plan.first(Role.ADMIN).url(), secrets);
        credentials.write(folder.credentials());
        awaitReady(services);
        awaitFirstRate(credentials);
        parts.markReady();
        services.forEach(this::tellIfItEnds);
        return credentials;
    }

    /** What the operator reads when all is ready; it holds the accounts, so it is for a screen and not for a log. */
    public String summary(Credentials credentials) {
        return Summary.of(credentials, sandbox, folder);
    }

    /** Ends all in order; false where it was done before. */
    public boolean end() {
        return parts.end();
    }

    private void requireOwnServers() {
        variables
                .text("POSTGRES_URL")
                .map(url -> ExternalServer.of("POSTGRES_URL", url, "postgresql", 5432))
                .ifPresent(ExternalServer::requireAnswer);
        variables.text("REDIS_URL").stream()
                // Behind Sentinel, or as a Cluster, it has several.
                .flatMap(urls -> Stream.of(urls.split(",")))
                .map(url -> ExternalServer.of("REDIS_URL", url.trim(), "redis", 6379))
                .forEach(ExternalServer::requireAnswer);
    }

    private void forgetIfAsked() throws IOException {
        if (!options.fresh()) {
            return;
        }
        if (variables.text("POSTGRES_URL").isPresent()
                || variables.text("REDIS_URL").isPresent()) {
            throw Problem.wrongUse("--fresh cannot forget the data of servers of your own (POSTGRES_URL, REDIS_URL):"
                    + " empty them yourself and start without it");
        }
        folder.forget(sandbox);
    }

    private List<ServiceProcess> startAll(PortPlan plan, Secrets secrets) throws IOException {
        ServiceEnvironment environment = new ServiceEnvironment(plan, secrets, sandbox, variables);
        startServers(plan, environment);
        progress.accept("starting "
                + String.join(", ", plan.replicas().stream().map(Replica::name).toList()));
        List<ServiceProcess> services = new ArrayList<>();
        // From what answers to what asks: the simulator first, the gateway last.
        List<Replica> order = new ArrayList<>(plan.replicas());
        Collections.reverse(order);
        for (Replica replica : order) {
            Path jar = build.jar(replica.role().module());
            services.add(parts.start(replica, jar, environment.values()));
        }
        return services;
    }

    private void startServers(PortPlan plan, ServiceEnvironment environment) throws IOException {
        progress.accept("starting PostgreSQL and Redis");
        if (variables.text("POSTGRES_URL").isPresent()) {
            environment.postgres(
                    variables.text("POSTGRES_URL").get(),
                    variables.text("POSTGRES_USER").orElse("postgres"),
                    variables.text("POSTGRES_PASSWORD").orElse(""));
        } else {
            PostgresServer postgres = parts.startPostgres(folder.data(sandbox).resolve("postgres"), plan.postgres());
            environment.postgres(postgres.url(), postgres.user(), postgres.password());
        }
        if (variables.text("REDIS_URL").isPresent()) {
            environment.redis(variables.text("REDIS_URL").get());
        } else {
            environment.redis(parts.startRedis(folder.data(sandbox).resolve("redis"), plan.redis())
                    .url());
        }
    }

    private void awaitReady(List<ServiceProcess> services) throws InterruptedException {
        Health health = new Health();
        for (ServiceProcess service : services) {
            health.awaitReady(service);
        }
    }

    private void awaitFirstRate(Credentials credentials) throws InterruptedException {
        progress.accept("waiting for the first rate");
        Duration patience = sandbox ? FIRST_RATE_IN_SANDBOX : FIRST_RATE_LIVE;
        if (new FirstRate(credentials, FirstRate.ANY).await(patience)) {
            // It follows at once, unless staff have switched that market off.
            new FirstRate(credentials, FirstRate.PRINTED).await(PRINTED_RATE);
            return;
        }
        if (sandbox) {
            throw Problem.of(
                    "no rate came within %d s; see offer-collector, rate-engine and api-gateway in %s",
                    patience.toSeconds(), folder.logs());
        }
        progress.accept("no rate yet: no platform could be read so far; " + credentials.gateway()
                + "/api/v1/status says which and why");
    }

    private void tellIfItEnds(ServiceProcess service) {
        service.process().onExit().thenAccept(process -> {
            if (!parts.isEnded()) {
                progress.accept("%s ended by itself (exit code %d), the others go on; %s says why"
                        .formatted(service.replica().name(), process.exitValue(), service.log()));
            }
        });
    }
}
