package dev.podfall.cli;

import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.embedded.EmbeddedProvider;
import java.time.Instant;
import java.time.InstantSource;

/** The runtimes that experiments can be made on without a server. */
final class AuthorRuntimes {
    private AuthorRuntimes() {}

    /** @throws CommandFailed for one that is not here */
    static ClusterProvider provider(String name) {
        Runtime runtime = Runtime.of(name);
        if (runtime != Runtime.EMBEDDED) {
            throw CommandFailed.refused(
                    "runtime-not-here",
                    "Labs cannot be proven on runtime " + name + " yet.",
                    "Leave --runtime out: the embedded cluster proves all claims.");
        }
        // Experiments that must tell the same story twice begin at the same instant.
        return new EmbeddedProvider(InstantSource.fixed(Instant.now()));
    }
}
