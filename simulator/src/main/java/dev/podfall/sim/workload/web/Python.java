package dev.podfall.sim.workload.web;

import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The little of {@code python} that small demonstrations use: {@code --version}, {@code -m http.server}, and {@code -c}
 * with {@code print("…")} and {@code time.sleep(n)}.
 */
public final class Python implements Program {
    private static final Pattern PRINT = Pattern.compile("print\\((?:\"([^\"]*)\"|'([^']*)'|([0-9]+))\\)");
    private static final Pattern SLEEP = Pattern.compile("(?:time\\.)?sleep\\(([0-9]{1,7})\\)");

    @Override
    public void start(ProcessContext process) {
        process.useMemory(11L << 20);
        List<String> words = process.arguments();
        String first = words.size() > 1 ? words.get(1) : "";
        if (first.equals("--version") || first.equals("-V")) {
            process.stdout("Python 3.13.1\n");
            process.exit(0);
        } else if (first.equals("-m") && words.size() > 2 && words.get(2).equals("http.server")) {
            serve(
                    process,
                    words.size() > 3 && words.get(3).matches("[0-9]{1,5}") ? Integer.parseInt(words.get(3)) : 8000);
        } else if (first.equals("-c") && words.size() > 2) {
            run(process, words.get(2).split("[;\n]"), 0);
        } else if (words.size() == 1) {
            process.exit(0);
        } else {
            process.stderr(words.get(0) + ": can't open file '"
                    + process.kernel().workingDirectory() + "/" + first + "': [Errno 2] No such file or directory\n");
            process.exit(2);
        }
    }

    private static void run(ProcessContext process, String[] statements, int at) {
        if (at == statements.length) {
            process.exit(0);
            return;
        }
        String statement = statements[at].trim();
        Matcher print = PRINT.matcher(statement);
        Matcher sleep = SLEEP.matcher(statement);
        if (print.matches()) {
            for (int group = 1; group <= 3; group++) {
                if (print.group(group) != null) {
                    process.stdout(print.group(group) + "\n");
                }
            }
            run(process, statements, at + 1);
        } else if (sleep.matches()) {
            process.after(Duration.ofSeconds(Long.parseLong(sleep.group(1))), () -> run(process, statements, at + 1));
        } else if (statement.isEmpty() || statement.matches("import [a-z, ]+|from [a-z]+ import [a-z, ]+|#.*")) {
            run(process, statements, at + 1);
        } else {
            process.stderr("  File \"<string>\", line 1\n    " + statement
                    + "\nSyntaxError: only print, sleep and imports are simulated\n");
            process.exit(1);
        }
    }

    private static void serve(ProcessContext process, int port) {
        boolean opened = process.listen(port, new DirectoryListing(process));
        if (opened) {
            process.stdout("Serving HTTP on 0.0.0.0 port " + port + " (http://0.0.0.0:" + port + "/) ...\n");
        } else {
            process.stderr("OSError: [Errno 98] Address already in use\n");
            process.exit(1);
        }
    }

    @Override
    public void signal(ProcessContext process, Signal signal) {
        if (process.kernel().pid() != 1 || signal == Signal.INT) {
            process.exit(128 + signal.number());
        }
    }
}
