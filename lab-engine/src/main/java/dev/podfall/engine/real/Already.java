package dev.podfall.engine.real;

import dev.podfall.engine.RequestRefused;

/** Requests whose work may be done already. */
public final class Already {
    private Already() {}

    /** Creates, unless it is there. */
    public static void tolerate(Runnable creation) {
        tolerate(creation, "AlreadyExists");
    }

    /** Deletes, unless it is gone. */
    public static void tolerateGone(Runnable deletion) {
        tolerate(deletion, "NotFound");
    }

    private static void tolerate(Runnable request, String reason) {
        try {
            request.run();
        } catch (RequestRefused no) {
            if (!no.reason().equals(reason)) {
                throw no;
            }
        }
    }
}
