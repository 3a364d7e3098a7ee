package dev.podfall.web.server;

import jakarta.inject.Singleton;
import java.net.URI;

/** Where this server answers; known once it listens. */
@Singleton
public final class ServerAddress {
    private volatile URI url = URI.create("http://127.0.0.1");

    /** The base address, without a trailing slash. */
    public URI url() {
        return url;
    }

    /** Said once, when the socket is open. */
    public void set(URI known) {
        this.url = known;
    }
}
