package dev.podfall.sim.workload.utilities;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** {@code sed}: addresses, and the commands {@code s p d q a i c y =}. */
final class Sed implements Applet {
    @Override
    public void run(Call call) {
        Options options = call.options("nErie:s");
        List<String> files = new ArrayList<>(options.operands());
        List<String> scripts = new ArrayList<>(options.all("e"));
        if (scripts.isEmpty()) {
            FileApplets.need(files.size(), 1);
            scripts.add(files.remove(0));
        }
        List<SedCommand> commands = SedCommand.parse(String.join("\n", scripts), options.has("E") || options.has("r"));
        call.contents(
                files,
                "%s",
                (file, content) -> {
                    String result = edit(call, commands, Call.split(content), options.has("n"));
                    if (options.has("i") && !files.isEmpty()) {
                        call.attempt(
                                file,
                                () -> call.files()
                                        .write(
                                                call.path(file),
                                                result.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                    } else {
                        call.out(result);
                    }
                },
                call::done);
    }

    private static String edit(Call call, List<SedCommand> commands, List<String> lines, boolean silent) {
        StringBuilder out = new StringBuilder();
        boolean[] inRange = new boolean[commands.size()];
        boolean quit = false;
        for (int n = 1; n <= lines.size() && !quit; n++) {
            String space = lines.get(n - 1);
            StringBuilder after = new StringBuilder();
            boolean deleted = false;
            for (int c = 0; c < commands.size() && !deleted && !quit; c++) {
                SedCommand command = commands.get(c);
                if (!applies(command, inRange, c, space, n, lines.size())) {
                    continue;
                }
                switch (command.letter()) {
                    case 's' -> space = substitute(command, space, out);
                    case 'p' -> out.append(space).append('\n');
                    case 'd' -> deleted = true;
                    case 'q' -> quit = true;
                    case 'a' -> after.append(command.text()).append('\n');
                    case 'i' -> out.append(command.text()).append('\n');
                    case 'c' -> {
                        out.append(command.text()).append('\n');
                        deleted = true;
                    }
                    case '=' -> out.append(n).append('\n');
                    default -> space = translate(space, command.text(), command.replacement());
                }
            }
            if (!deleted && !silent) {
                out.append(space).append('\n');
            }
            out.append(after);
            if (out.length() > 16 << 20) {
                throw new Call.Usage("out of memory");
            }
        }
        return out.toString();
    }

    private static boolean applies(SedCommand command, boolean[] inRange, int index, String line, int n, int last) {
        boolean hit;
        if (command.to() == null) {
            hit = command.from() == null || command.from().matches(line, n, last);
        } else if (inRange[index]) {
            hit = true;
            inRange[index] = !command.to().matches(line, n, last);
        } else {
            hit = command.from().matches(line, n, last);
            inRange[index] = hit && !command.to().endsBefore(n);
        }
        return hit != command.negated();
    }

    private static String substitute(SedCommand command, String space, StringBuilder out) {
        Matcher matcher = command.pattern().matcher(space);
        StringBuilder result = new StringBuilder();
        int at = 0;
        int number = 0;
        while (matcher.find()) {
            number++;
            if (number >= command.occurrence()) {
                result.append(space, at, matcher.start()).append(command.expand(matcher));
                at = matcher.end();
                if (!command.global()) {
                    break;
                }
            }
        }
        boolean changed = number >= command.occurrence() && number > 0;
        String text = result.append(space.substring(at)).toString();
        if (changed && command.print()) {
            out.append(text).append('\n');
        }
        return changed ? text : space;
    }

    private static String translate(String space, String from, String to) {
        StringBuilder out = new StringBuilder();
        for (char c : space.toCharArray()) {
            int at = from.indexOf(c);
            out.append(at >= 0 && at < to.length() ? to.charAt(at) : c);
        }
        return out.toString();
    }
}
