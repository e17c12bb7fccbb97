package io.usdtaggregator.local.options;

import io.usdtaggregator.local.Problem;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The options of one call, checked. */
public record Options(Command command, Set<Flag> flags, int collectors, int engines, int gateways) {
    /** Each is enough for one machine, and a slip of the finger should not start a thousand. */
    private static final int MOST_REPLICAS = 10;

    public static final String USAGE = """
            deploy/run-local [options]      starts everything on this machine; Ctrl-C ends it
            deploy/run-local status         says what runs
            deploy/run-local stop           ends what runs

              (none)           sandbox: the platforms are the simulator, no network needed
              --live           the real platforms
              --fresh          forget the data of earlier runs
              --detach         in the background: returns when all is ready
              --collectors N   replicas of a service (1 to 10);
              --engines N      their ports count up from the first
              --gateways N
              --help           this text

            Variables: GATEWAY_PORT ADMIN_PORT ENGINE_PORT COLLECTOR_PORT SIMULATOR_PORT POSTGRES_PORT REDIS_PORT,
            PLATFORM_<CODE>_URL, ADMIN_PASSWORD, INTEGRATOR_PASSWORD, SERVICE_JAVA_OPTIONS (of each service, by spaces),
            POSTGRES_URL POSTGRES_USER POSTGRES_PASSWORD REDIS_URL (servers that already run).
            Data, logs and credentials.json are in .local/ (another folder: LOCAL_DIRECTORY).
            """;

    /** A yes-or-no option. */
    public enum Flag {
        LIVE,
        FRESH,
        DETACH
    }

    public Options {
        flags = Set.copyOf(flags);
    }

    public static Options parse(List<String> arguments) {
        Reading reading = new Reading(List.copyOf(arguments));
        return reading.options();
    }

    public boolean live() {
        return flags.contains(Flag.LIVE);
    }

    public boolean fresh() {
        return flags.contains(Flag.FRESH);
    }

    public boolean detach() {
        return flags.contains(Flag.DETACH);
    }

    private static final class Reading {
        private final List<String> arguments;
        private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
        private Command command = Command.START;
        private int collectors = 1;
        private int engines = 1;
        private int gateways = 1;
        private int at;

        Reading(List<String> arguments) {
            this.arguments = arguments;
        }

        Options options() {
            while (at < arguments.size()) {
                take(arguments.get(at++));
            }
            if ((command == Command.STATUS || command == Command.STOP) && arguments.size() > 1) {
                throw Problem.wrongUse("'%s' stands alone; see --help", arguments.get(0));
            }
            return new Options(command, flags, collectors, engines, gateways);
        }

        private void take(String argument) {
            switch (argument) {
                case "status" -> command = Command.STATUS;
                case "stop" -> command = Command.STOP;
                case "--help", "-h" -> command = Command.HELP;
                case "--live" -> flags.add(Flag.LIVE);
                case "--fresh" -> flags.add(Flag.FRESH);
                case "--detach" -> flags.add(Flag.DETACH);
                case "--collectors" -> collectors = count(argument);
                case "--engines" -> engines = count(argument);
                case "--gateways" -> gateways = count(argument);
                default -> throw Problem.wrongUse("unknown option '%s'%n%n%s", argument, USAGE);
            }
        }

        private int count(String option) {
            String text = at < arguments.size() ? arguments.get(at++) : "";
            if (!text.matches("[1-9]\\d?") || Integer.parseInt(text) > MOST_REPLICAS) {
                throw Problem.wrongUse("%s needs a number from 1 to %d, not '%s'", option, MOST_REPLICAS, text);
            }
            return Integer.parseInt(text);
        }
    }
}
