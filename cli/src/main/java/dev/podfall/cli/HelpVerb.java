package dev.podfall.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code podfall help start} is {@code podfall start --help}, at any depth. */
@Command(
        name = HelpVerb.NAME,
        mixinStandardHelpOptions = true,
        description = "Explains podfall, or one of its commands.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall help", "  podfall help start", "  podfall help author prove"})
final class HelpVerb implements Runnable {
    static final String NAME = "help";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "Which one (default: podfall itself).")
    private List<String> words = List.of();

    @Override
    public void run() {
        CommandLine asked = spec.parent().commandLine();
        for (String word : words) {
            CommandLine next = asked.getSubcommands().get(word);
            if (next == null) {
                throw new UnmatchedArgumentException(asked, new ArrayList<>(List.of(word)));
            }
            asked = next;
        }
        asked.usage(spec.commandLine().getOut());
    }
}
