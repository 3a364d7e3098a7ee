package dev.podfall.engine.kind;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** A proxy stands between this machine and its Docker. */
public final class ProxyInTheWay extends PodfallException {
    private static final long serialVersionUID = 1L;

    ProxyInTheWay(String host) {
        super(
                Category.ENVIRONMENT,
                "The Docker at " + host + " is asked through a proxy, which cannot reach a cluster there.",
                "Add " + host + " to NO_PROXY, stop the server (podfall stop --all) and start again.");
    }
}
