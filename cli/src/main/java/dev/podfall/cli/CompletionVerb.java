package dev.podfall.cli;

import dev.podfall.cli.server.Verb;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a completion script for your shell.",
        footerHeading = "%nExamples:%n",
        footer = {"  source <(podfall completion bash)", "  source <(podfall completion zsh)"})
final class CompletionVerb extends Verb {
    enum Shell {
        bash,
        zsh
    }

    @Parameters(
            paramLabel = "SHELL",
            arity = "0..1",
            defaultValue = "bash",
            description = "bash or zsh (one script serves both).")
    private Shell shell;

    @Override
    protected void run() {
        console().line(AutoComplete.bash("podfall", Podfall.commandLine()));
    }
}
