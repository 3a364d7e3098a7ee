package dev.podfall.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A page's connection to a terminal. What it waits for comes, or the test's time limit ends the wait. */
final class TerminalPage implements WebSocket.Listener {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final StringBuilder shown = new StringBuilder();
    private final StringBuilder told = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    TerminalPage(URI server, String address, String cookies) {
        this.socket = CLIENT.newWebSocketBuilder()
                .header("Cookie", cookies)
                .header("Origin", server.toString())
                .buildAsync(URI.create("ws://" + server.getAuthority() + address), this)
                .join();
    }

    @Override
    public synchronized CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        shown.append(StandardCharsets.ISO_8859_1.decode(data));
        notifyAll();
        from.request(1);
        return null;
    }

    @Override
    public synchronized CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        told.append(data);
        notifyAll();
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    boolean isOpen() {
        return !socket.isOutputClosed();
    }

    void type(String text) {
        send("i" + text);
    }

    void resize(int columns, int rows) {
        send("r" + columns + "," + rows);
    }

    /** Says that it has shown all that came so far. */
    void acknowledge() {
        send("a" + length());
    }

    private void send(String message) {
        socket.sendText(message, true).join();
    }

    private synchronized int length() {
        return shown.length();
    }

    synchronized void awaitShown(String text) throws InterruptedException {
        while (shown.indexOf(text) < 0) {
            wait();
        }
    }

    synchronized void awaitLength(int least) throws InterruptedException {
        while (shown.length() < least) {
            wait();
        }
    }

    synchronized void awaitTold(String text) throws InterruptedException {
        while (told.indexOf(text) < 0) {
            wait();
        }
    }

    /** @return the code that the server closed with */
    int awaitClosed() throws Exception {
        return closed.get(60, TimeUnit.SECONDS);
    }
}
