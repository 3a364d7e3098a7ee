package dev.podfall.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits until the server process has gone, so that what comes next finds port and files free. */
final class ServerEnd {
    private static final long PATIENCE_SECONDS = 20;

    private final Home home;

    ServerEnd(Home home) {
        this.home = home;
    }

    void await() {
        try {
            JsonNode file = new ObjectMapper().readTree(Files.readAllBytes(home.serverFile()));
            var process = ProcessHandle.of(file.path("pid").asLong());
            if (process.isPresent()) {
                process.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (IOException gone) {
            // The server removes its file as its last act: it has gone already.
        } catch (ExecutionException | TimeoutException e) {
            throw CommandFailed.environment(
                    "server-hangs",
                    "The server was asked to stop and did not.",
                    "End it by hand; its pid is in " + home.serverFile());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
