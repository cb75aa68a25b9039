package io.strongroom.launcher;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another program's main class and ends when standard input closes. The launcher holds the other end, so that its
 * children cannot outlive it even when it is killed with -9.
 */
public final class Leash {
    private static final int ENDED_WITH_PARENT = 143;
    private static final long PATIENCE_MILLIS = 12_000;

    private Leash() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread watch = new Thread(Leash::endWithStdin, "leash");
        watch.setDaemon(true);
        watch.start();
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            e.getCause().printStackTrace();
            System.exit(1);
        }
    }

    private static void endWithStdin() {
        try {
            while (System.in.read() >= 0) {
                // what the launcher writes has no meaning
            }
        } catch (IOException gone) {
            System.err.println("leash: standard input failed: " + gone.getMessage());
        }
        Thread lastResort = new Thread(Leash::haltLater, "leash-halt");
        lastResort.setDaemon(true);
        lastResort.start();
        System.exit(ENDED_WITH_PARENT);
    }

    private static void haltLater() {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ENDED_WITH_PARENT);
    }
}
