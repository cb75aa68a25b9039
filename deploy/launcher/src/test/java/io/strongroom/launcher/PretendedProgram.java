package io.strongroom.launcher;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Stands for every program of an installation: says that it is ready and answers every request with 200. */
public final class PretendedProgram {
    private PretendedProgram() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("DEVSTACK READY");
        String port = System.getenv("STRONGROOM_HTTP_PORT");
        HttpServer server = HttpServer.create(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), Integer.parseInt(port == null ? portIn(arguments) : port)),
                1);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    private static String portIn(String[] arguments) {
        List<String> words = List.of(arguments);
        return words.get(Math.max(words.indexOf("--port"), words.indexOf("--kafka-port")) + 1);
    }
}
