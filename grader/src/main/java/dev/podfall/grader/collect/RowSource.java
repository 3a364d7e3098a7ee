package dev.podfall.grader.collect;

import dev.podfall.engine.reference.ReferenceServer;
import dev.podfall.scenario.client.Clients;
import java.util.List;
import java.util.Random;

/** Draws the requests of one kind of server. */
interface RowSource {
    /** So many requests of that kind, each with the answer that is right. */
    List<Question> draw(Clients.Ask ask, int times);

    /**
     * The source for what a lab's server takes.
     *
     * @param path where it takes requests
     * @param random of the grader; its seed is nobody's to know
     */
    static RowSource of(Clients.Rows rows, ReferenceServer server, String path, Random random) {
        return switch (rows) {
            case transactions -> new TransactionRows(server, path, random);
        };
    }
}
