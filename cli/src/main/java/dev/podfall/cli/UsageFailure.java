package dev.podfall.cli;

import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.ExitCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line and where its help is; the whole help would bury the reason. */
final class UsageFailure implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String help = "See: " + command.getCommandSpec().qualifiedName() + " --help";
        List<String> near = failure instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions()
                : Collections.emptyList();
        List<String> next = new ArrayList<>();
        if (!near.isEmpty()) {
            next.add("Did you mean " + String.join(", or ", near) + "?");
        }
        next.add(help);
        String message = failure.getMessage().strip().replace("option option", "option");
        CommandFailed told =
                new CommandFailed("USAGE", "usage", message.replaceFirst("[.]?$", "."), String.join("\n", next));
        command.getErr().println(wantsJson(List.of(arguments)) ? told.json() : told.text(false));
        return ExitCode.USAGE.number();
    }

    /** The line could not be parsed, so its words are looked at. */
    private static boolean wantsJson(List<String> arguments) {
        for (String option : List.of("-o", "--output")) {
            int at = arguments.indexOf(option);
            if (at >= 0 && at + 1 < arguments.size() && arguments.get(at + 1).equalsIgnoreCase("json")) {
                return true;
            }
        }
        return arguments.contains("-o=json") || arguments.contains("--output=json") || arguments.contains("-ojson");
    }
}
