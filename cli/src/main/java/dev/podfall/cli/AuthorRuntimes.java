package dev.podfall.cli;

import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.engine.existing.ExistingProvider;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** The runtimes that experiments can be made on without a server. */
final class AuthorRuntimes {
    private AuthorRuntimes() {}

    /** @throws CommandFailed for one that is not here */
    static ClusterProvider provider(String name, Home home) {
        // Experiments that must tell the same story twice begin at the same instant.
        return switch (Runtime.of(name)) {
            case EMBEDDED -> new EmbeddedProvider(InstantSource.fixed(Instant.now()));
            case EXISTING -> existing(home);
            case KIND ->
                throw CommandFailed.refused(
                        "runtime-not-here",
                        "Labs cannot be proven on runtime " + name + " yet.",
                        "Leave --runtime out: the embedded cluster proves all claims.");
        };
    }

    private static ClusterProvider existing(Home home) {
        ExistingProvider existing = ExistingProvider.ofThisProcess(home.folder());
        existing.sweep(Set.of());
        return existing;
    }
}
