package dev.podfall.sim.net.http;

import dev.podfall.sim.net.HttpHandler;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.net.TcpPeer;
import dev.podfall.sim.net.TcpStream;
import java.util.Map;

/**
 * The server's side of one HTTP/1.1 connection: reads requests from bytes, answers them one after the other in order,
 * keeps alive or closes as asked. What is not HTTP gets a 400 and is closed.
 */
public final class HttpConnection implements TcpPeer {
    private final HttpHandler handler;
    private final TcpStream client;
    private final RequestReader reader;
    private boolean busy;
    private boolean inputEnded;
    private boolean over;

    /** @param remote {@code ip:port} of the client, for the server's log */
    public HttpConnection(HttpHandler handler, TcpStream client, String remote) {
        this.handler = handler;
        this.client = client;
        this.reader = new RequestReader(remote);
    }

    @Override
    public void received(byte[] bytes) {
        if (over) {
            return;
        }
        reader.add(bytes);
        serveNext();
    }

    private void serveNext() {
        if (busy || over) {
            return;
        }
        try {
            RequestReader.Parsed parsed = reader.next();
            if (parsed != null) {
                busy = true;
                handler.handle(parsed.request(), response -> answer(parsed, response));
            } else if (reader.wantsContinue()) {
                client.write(ResponseWriter.CONTINUE);
            } else if (inputEnded) {
                finish();
            }
        } catch (RequestReader.BadRequest bad) {
            HttpResponse response = new HttpResponse(
                    bad.status(),
                    Map.of("content-type", "text/plain; charset=utf-8"),
                    (bad.getMessage() + "\n").getBytes());
            client.write(ResponseWriter.bytes(response, false, false));
            finish();
        }
    }

    private void answer(RequestReader.Parsed parsed, HttpResponse response) {
        if (over) {
            return;
        }
        busy = false;
        HttpRequest request = parsed.request();
        boolean keepAlive = parsed.keepAlive() && !inputEnded;
        client.write(ResponseWriter.bytes(response, request.method().equals("HEAD"), keepAlive));
        if (keepAlive) {
            serveNext();
        } else {
            finish();
        }
    }

    private void finish() {
        over = true;
        client.close();
    }

    @Override
    public void closed() {
        inputEnded = true;
        if (!busy && !over) {
            serveNext();
        }
    }

    @Override
    public void reset() {
        over = true;
    }
}
