package io.strongroom.assets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A server that answers with exactly the bytes of a script, one script for each connection in turn. */
final class ByteServer implements AutoCloseable {

    private final ServerSocket listening;
    private final List<Script> scripts;
    private final List<Socket> open = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private int connections;

    @FunctionalInterface
    interface Script {
        void answer(Socket connection, OutputStream out, CountDownLatch end) throws IOException, InterruptedException;
    }

    ByteServer(Script... scripts) throws IOException {
        this.scripts = List.of(scripts);
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "byte-server");
        thread.setDaemon(true);
        thread.start();
    }

    static Script bytes(String text) {
        return (connection, out, end) -> out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Script bytes(String head, byte[] body) {
        return (connection, out, end) -> {
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
        };
    }

    static Script refusing(int status, int retryAfterSeconds) {
        return bytes("HTTP/1.1 " + status + " Refused\r\nConnection: close\r\nRetry-After: " + retryAfterSeconds
                + "\r\nContent-Length: 0\r\n\r\n");
    }

    static String ok(String json) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                + json.length() + "\r\n\r\n" + json;
    }

    int port() {
        return listening.getLocalPort();
    }

    synchronized int connections() {
        return connections;
    }

    private void serve() {
        while (true) {
            try {
                Socket connection = listening.accept();
                Script script;
                synchronized (this) {
                    open.add(connection);
                    script = scripts.get(Math.min(connections++, scripts.size() - 1));
                }
                Thread thread = new Thread(() -> answer(connection, script), "byte-server-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (SocketException end) {
                return;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private void answer(Socket connection, Script script) {
        try (connection) {
            readHead(connection.getInputStream());
            script.answer(connection, connection.getOutputStream(), closed);
            connection.getOutputStream().flush();
        } catch (SocketException clientWentAway) {
            // What the tests are about.
            return;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void readHead(InputStream in) throws IOException {
        int matched = 0;
        while (matched < 4) {
            int next = in.read();
            if (next < 0) {
                return;
            }
            matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listening.close();
        synchronized (this) {
            for (Socket connection : open) {
                connection.close();
            }
        }
    }
}
