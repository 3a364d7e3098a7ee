package dev.podfall.cli.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.server.Verb;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        description = {
            "Opens Podfall's pages in your browser, signed in, and prints the link. Where there is no desktop it prints only.",
            "The link works once, within 15 minutes, in a browser on this machine; run it again for another."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall open              the page you were asked to sign in for, else the start page",
            "  podfall open /quizzes     a page of your choice",
            "  podfall open --print      opens nothing",
            "  podfall open -o json      opens nothing either"
        })
public final class OpenVerb extends Verb {
    @Parameters(
            paramLabel = "PAGE",
            arity = "0..1",
            defaultValue = "/",
            description = "The path of a page, such as /quizzes (default: the start page).")
    private String page;

    @Option(names = "--print", description = "Prints the link, and opens no browser.")
    private boolean print;

    private static final Pattern PATH = Pattern.compile("/?([^/\\\\\\s<>\"#:]+/?)*([?][^\\\\\\s<>\"#]*)?|/");
    private static final Pattern UPWARDS = Pattern.compile("(^|.*/)[.]{1,2}(/.*|[?].*|$)");

    /** @throws CommandFailed of usage for what is no path of the site */
    static String pathOf(String page) {
        if (!PATH.matcher(page).matches() || UPWARDS.matcher(page).matches()) {
            throw new CommandFailed(
                    "USAGE",
                    "usage",
                    "\"" + page + "\" is no page of Podfall.",
                    "Give a path, such as /quizzes or /labs/empty-endpoints.");
        }
        return page.startsWith("/") ? page : "/" + page;
    }

    @Override
    protected void run() {
        String path = pathOf(page);
        JsonNode link =
                server().post("/links", JsonNodeFactory.instance.objectNode().put("path", path));
        String url = link.path("url").asText();
        boolean opened = !print && !asJson() && Browser.ofThisMachine().open(url);
        if (printedJson(((ObjectNode) link).put("opened", opened))) {
            return;
        }
        console().line(url);
        String life = "The link works once, within " + link.path("validSeconds").asLong() / 60 + " minutes.";
        console()
                .note(opened ? "Opening it in your browser. " + life : "Open it in a browser on this machine. " + life);
    }
}
