package dev.podfall.cli.author;

import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Home;
import dev.podfall.engine.files.OwnerOnly;
import dev.podfall.scenario.origin.PackKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The key that packs are signed with: {@code --key}, else the author's own in the home, made when it is first needed. */
final class AuthorKey {
    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The key to sign with (default: author.key in Podfall's home; a missing one is made).")
    private Path file;

    PackKey open(Home home) {
        Path path = file == null ? home.folder().resolve("author.key") : file;
        if (Files.exists(path)) {
            return PackKey.read(path);
        }
        PackKey key = PackKey.generate();
        try {
            home.make();
            OwnerOnly.file(path);
            Files.writeString(path, key.text());
            return key;
        } catch (IOException e) {
            throw CommandFailed.environment(
                    "key-not-kept",
                    "The key cannot be kept in " + path + ": " + Home.reason(e) + ".",
                    "Name another file with --key FILE.");
        }
    }
}
