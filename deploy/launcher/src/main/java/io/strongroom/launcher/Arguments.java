package io.strongroom.launcher;

import java.nio.file.Path;

/** The command line. */
record Arguments(Command command, Path data, int workers, int objects, int issues, boolean once, Ports ports) {
    static final String USAGE =
            """
            usage: ./strongroom COMMAND [options]

              demo      start everything with a simulated Atlassian site, back it up, verify it, and stay up
                --once        stop after the main job; the exit status says whether it worked
                --objects N   size of the simulated site (10000)
                --issues N    Jira issues on it (200)
              up        start everything for your own Atlassian site
              status    show what runs
              down      stop what runs on this data folder
              test      build everything and run all tests
              help      show this text

              --data DIR          where everything is kept (./data)
              --workers N         backup workers (1)
              --port-base N       one block of ports from N on, or one by one:
              --gateway-port --config-port --sync-port --scheduler-port --worker-port (the first worker's)
              --simulator-port --kafka-port --controller-port --store-port

              MONGODB_URI and KAFKA_BOOTSTRAP replace the embedded store and broker.
              STRONGROOM_ADMIN_TOKEN sets the administrator's API token.""";

    private static final int MOST_OBJECTS = 1_000_000;

    enum Command {
        DEMO,
        UP,
        STATUS,
        DOWN,
        HELP
    }

    static Arguments parse(Path defaultData, String... words) {
        Command command = commandOf(words.length == 0 ? "help" : words[0]);
        Path data = defaultData;
        int workers = 1;
        int objects = 10_000;
        int issues = 200;
        boolean once = false;
        Ports ports = Ports.defaults();
        for (int i = 1; i < words.length; i++) {
            String option = words[i];
            if (option.equals("--once")) {
                once = true;
                continue;
            }
            if (option.equals("--help")) {
                command = Command.HELP;
                continue;
            }
            if (!option.startsWith("--")) {
                throw new LaunchRefused("what is " + option + "?\n" + USAGE);
            }
            if (i + 1 >= words.length) {
                throw new LaunchRefused(option + " needs a value\n" + USAGE);
            }
            String value = words[++i];
            switch (option) {
                case "--data" -> data = Path.of(value);
                case "--workers" -> workers = number(option, value, 1, 16);
                case "--objects" -> objects = number(option, value, 1, MOST_OBJECTS);
                case "--issues" -> issues = number(option, value, 0, MOST_OBJECTS);
                default -> ports = withPort(ports, option, value);
            }
        }
        return new Arguments(command, data.toAbsolutePath().normalize(), workers, objects, issues, once, ports);
    }

    private static Command commandOf(String word) {
        return switch (word) {
            case "demo" -> Command.DEMO;
            case "up" -> Command.UP;
            case "status" -> Command.STATUS;
            case "down" -> Command.DOWN;
            case "help", "--help", "-h" -> Command.HELP;
            default -> throw new LaunchRefused("there is no command " + word + "\n" + USAGE);
        };
    }

    private static Ports withPort(Ports p, String option, String value) {
        int n = number(option, value, 1, 65_535);
        return switch (option) {
            case "--port-base" -> Ports.from(n);
            case "--gateway-port" -> p.with(n, p.config(), p.sync(), p.scheduler(), p.worker());
            case "--config-port" -> p.with(p.gateway(), n, p.sync(), p.scheduler(), p.worker());
            case "--sync-port" -> p.with(p.gateway(), p.config(), n, p.scheduler(), p.worker());
            case "--scheduler-port" -> p.with(p.gateway(), p.config(), p.sync(), n, p.worker());
            case "--worker-port" -> p.with(p.gateway(), p.config(), p.sync(), p.scheduler(), n);
            case "--simulator-port" -> p.withBacking(n, p.kafka(), p.controller(), p.store());
            case "--kafka-port" -> p.withBacking(p.simulator(), n, p.controller(), p.store());
            case "--controller-port" -> p.withBacking(p.simulator(), p.kafka(), n, p.store());
            case "--store-port" -> p.withBacking(p.simulator(), p.kafka(), p.controller(), n);
            default -> throw new LaunchRefused("there is no option " + option + "\n" + USAGE);
        };
    }

    private static int number(String option, String value, int least, int most) {
        try {
            int number = Integer.parseInt(value.replace("_", ""));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new LaunchRefused(option + " needs a number, not " + value, notANumber);
        }
        throw new LaunchRefused(option + " is a number from " + least + " to " + most + ", not " + value);
    }
}
