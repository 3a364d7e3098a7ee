package dev.podfall.cli.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cli.surroundings.Shell.Outcome;
import dev.podfall.scenario.load.Catalogue;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lab of an author's own, in which a check of one criterion has a price. */
class PricedCheckTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void open() throws Exception {
        Path labs = folder.resolve("labs-of-mine");
        var source = Catalogue.builtIn().source();
        for (String name : Stream.concat(source.files("labs").stream(), source.files("shared").stream())
                .toList()) {
            Files.createDirectories(labs.resolve(name).getParent());
            String text = source.read(name);
            Files.writeString(
                    labs.resolve(name), text.replace("{use: version-meant,", "{use: version-meant, price: 4,"));
        }
        shell = new Shell(folder).with("PODFALL_CATALOGUE", labs.toString());
        Outcome started = shell.podfall("start", "image-backoff", "--seed", "1");
        assertThat(started.exit()).as(started.err()).isZero();
    }

    @AfterEach
    void close() throws Exception {
        shell.close();
    }

    @Test
    void it_is_offered_with_its_price_and_judged_when_it_is_paid_for() throws Exception {
        assertThat(shell.podfall("check").out())
                .contains(
                        "?     0/18  Something about what the pods run",
                        "it costs 4",
                        "podfall check --pay requirement-4");
        assertThat(page()).contains("Judge “Something about what the pods run” (costs 4)");
        Outcome wrong = shell.podfall("check", "--pay", "rollout");
        assertThat(wrong.exit()).isEqualTo(3);
        assertThat(wrong.err()).contains("nothing to pay for \"rollout\"", "requirement-4");
        assertThat(shell.podfall("check", "--pay", "requirement-4").out())
                .contains("✗     0/18  Something about what the pods run", "Help cost 4 points");
        assertThat(page()).doesNotContain("costs 4");
    }

    private String page() throws Exception {
        String link = shell.podfall("open", "/attempts/image-backoff-1", "--print")
                .out()
                .strip();
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .cookieHandler(new CookieManager())
                .build()
                .send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
