package dev.podfall.cli.author;

import dev.podfall.cli.console.Home;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.engine.existing.ExistingProvider;
import dev.podfall.engine.kind.KindProvider;
import dev.podfall.error.PodfallException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** The runtimes that experiments can be made on without a server. */
final class AuthorRuntimes {
    private AuthorRuntimes() {}

    /**
     * @param scratch a folder for what does not outlive the experiments
     * @throws dev.podfall.engine.UnknownRuntime if there is no such runtime
     */
    static ClusterProvider provider(String name, Home home, Path scratch) {
        return switch (Runtime.of(name)) {
            case EMBEDDED -> embedded();
            case KIND -> new KindProvider(scratch, home.folder().resolve("images"), System.getenv());
            case EXISTING -> existing(home);
        };
    }

    /** Experiments that must tell the same story twice begin at the same instant. */
    static ClusterProvider embedded() {
        return new EmbeddedProvider(InstantSource.fixed(Instant.now()));
    }

    private static ClusterProvider existing(Home home) {
        ExistingProvider existing = ExistingProvider.ofThisProcess(home.folder());
        existing.sweep(Set.of());
        // Ctrl-C: what is on somebody's cluster must not wait for the next sweep.
        java.lang.Runtime.getRuntime().addShutdownHook(new Thread(() -> abandon(existing), "podfall-abandon"));
        return existing;
    }

    private static void abandon(ExistingProvider existing) {
        try {
            existing.abandon();
        } catch (PodfallException notNow) {
            System.err.println("Not all namespaces could be removed (" + notNow.getMessage()
                    + "); the next podfall author prove --runtime existing removes them.");
        }
    }
}
