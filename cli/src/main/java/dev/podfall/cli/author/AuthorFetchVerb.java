package dev.podfall.cli.author;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.Home;
import dev.podfall.cli.server.Verb;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.origin.CatalogueOrigin;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description = {
            "Fetches the labs of a Git repository anew: its newest commit, as data, within limits (20 MiB, 2,000 files, no links).",
            "Nothing of it is run. --catalogue URL fetches it, too, but once only."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall author fetch https://git.example.org/labs.git",
            "  PODFALL_CATALOGUE=https://git.example.org/labs.git podfall labs"
        })
final class AuthorFetchVerb extends Verb {
    @Parameters(paramLabel = "URL", description = "The repository, https: or file:.")
    private String url;

    @Override
    protected void run() {
        home().make();
        Path folder = CatalogueOrigin.inHome(home().folder()).fetch(url);
        Set<String> labs = Catalogue.in(folder).ids();
        ObjectNode answer =
                JsonNodeFactory.instance.objectNode().put("url", url).put("folder", folder.toString());
        labs.forEach(answer.putArray("labs")::add);
        if (!printedJson(answer)) {
            console()
                    .line(labs.size() + (labs.size() == 1 ? " lab is in " : " labs are in ") + folder + ": "
                            + String.join(", ", labs));
            console().line("Use them: export " + Home.CATALOGUE + "=" + url);
        }
    }
}
