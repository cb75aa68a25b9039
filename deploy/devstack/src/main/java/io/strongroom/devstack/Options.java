package io.strongroom.devstack;

import java.nio.file.Path;

/** What the command line says. Port 0 means a free one. */
record Options(Path data, int kafkaPort, int controllerPort, int storePort, boolean watchStdin) {

    static final String USAGE = "usage: devstack --data DIR [--kafka-port P] [--controller-port P] [--store-port P]"
            + " [--watch-stdin]   (port 0: a free one)";

    static Options parse(String... arguments) {
        String data = "";
        int kafkaPort = 0;
        int controllerPort = 0;
        int storePort = 0;
        boolean watchStdin = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--data" -> data = valueOf(arguments, i++);
                case "--kafka-port" -> kafkaPort = portOf(arguments, i++);
                case "--controller-port" -> controllerPort = portOf(arguments, i++);
                case "--store-port" -> storePort = portOf(arguments, i++);
                case "--watch-stdin" -> watchStdin = true;
                default -> throw new StartRefused("unknown option " + arguments[i] + "\n" + USAGE);
            }
        }
        if (data.isBlank()) {
            throw new StartRefused("--data is missing\n" + USAGE);
        }
        return new Options(
                Path.of(data).toAbsolutePath().normalize(), kafkaPort, controllerPort, storePort, watchStdin);
    }

    private static String valueOf(String[] arguments, int option) {
        if (option + 1 >= arguments.length) {
            throw new StartRefused(arguments[option] + " needs a value\n" + USAGE);
        }
        return arguments[option + 1];
    }

    private static int portOf(String[] arguments, int option) {
        String value = valueOf(arguments, option);
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw new StartRefused(arguments[option] + " is not a port number: " + value, notANumber);
        }
        throw new StartRefused(arguments[option] + " is not a port number: " + value);
    }
}
