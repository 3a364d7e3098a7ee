package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.ByteSink;
import dev.podfall.sim.workload.FileSystem;
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
        Editor editor = new Editor(call, commands, options.has("n"), options.has("i") && !files.isEmpty());
        call.lines(files, editor, call::done);
    }

    /** Edits line by line; it looks one line ahead, because the last may be meant. */
    private static final class Editor implements Lines.Taker {
        private final Call call;
        private final List<SedCommand> commands;
        private final boolean silent;
        private final boolean inPlace;
        private boolean[] inRange;
        private String ahead;
        private int number;
        private boolean quit;
        private ByteSink draft;
        private String draftPath;

        Editor(Call call, List<SedCommand> commands, boolean silent, boolean inPlace) {
            this.call = call;
            this.commands = commands;
            this.silent = silent;
            this.inPlace = inPlace;
        }

        @Override
        public void begin(String file) {
            inRange = new boolean[commands.size()];
            ahead = null;
            number = 0;
            quit = false;
            if (inPlace) {
                draftPath = call.path(file) + ".sed" + call.kernel().pid();
                call.attempt(file, () -> draft = OpenFile.forWriting(call.kernel(), draftPath, false));
            }
        }

        @Override
        public boolean take(String line) {
            if (ahead != null) {
                put(edit(ahead, false));
            }
            ahead = line;
            return !quit && (!inPlace || draft != null);
        }

        @Override
        public void end(String file) {
            if (ahead != null && !quit) {
                put(edit(ahead, true));
            }
            if (draft != null) {
                int mode = call.files()
                        .status(call.path(file))
                        .map(FileSystem.Status::mode)
                        .orElse(0644);
                call.files().changeMode(draftPath, mode);
                call.attempt(file, () -> {
                    if (!call.files().move(draftPath, call.path(file))) {
                        call.files().copy(draftPath, call.path(file));
                        call.files().delete(draftPath);
                    }
                });
                draft = null;
            }
        }

        private void put(String text) {
            if (!inPlace) {
                call.print(text);
            } else if (draft != null && !draft.write(text)) {
                call.files().delete(draftPath);
                draft = null;
                call.fail("write error: " + FileSystem.Failure.NO_SPACE);
            }
        }

        private String edit(String line, boolean last) {
            StringBuilder out = new StringBuilder();
            StringBuilder after = new StringBuilder();
            String space = line;
            boolean deleted = false;
            number++;
            for (int c = 0; c < commands.size() && !deleted && !quit; c++) {
                SedCommand command = commands.get(c);
                if (!applies(command, inRange, c, space, number, last ? number : Integer.MAX_VALUE)) {
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
                    case '=' -> out.append(number).append('\n');
                    default -> space = translate(space, command.text(), command.replacement());
                }
            }
            if (!deleted && !silent) {
                out.append(space).append('\n');
            }
            return out.append(after).toString();
        }
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
