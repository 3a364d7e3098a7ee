package dev.podfall.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * All output. Results go to stdout, everything else to stderr; colour and progress only where a person looks at a
 * terminal. The launcher tells which streams are terminals, Java 17 cannot.
 */
public final class Console {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final PrintStream err;
    private final boolean outIsTerminal;
    private final boolean errIsTerminal;
    private final boolean readByProgram;
    private final UnaryOperator<String> answers;

    public Console(PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal) {
        this(out, err, outIsTerminal, errIsTerminal, false, Console::read);
    }

    private Console(
            PrintStream out,
            PrintStream err,
            boolean outIsTerminal,
            boolean errIsTerminal,
            boolean readByProgram,
            UnaryOperator<String> answers) {
        this.out = out;
        this.answers = answers;
        this.err = err;
        this.outIsTerminal = outIsTerminal;
        this.errIsTerminal = errIsTerminal;
        this.readByProgram = readByProgram;
    }

    public static Console ofEnvironment() {
        boolean colourful = System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
        return new Console(
                System.out,
                System.err,
                colourful && "1".equals(System.getenv("PODFALL_STDOUT_TTY")),
                colourful && "1".equals(System.getenv("PODFALL_STDERR_TTY")));
    }

    /** The same for a program that reads: stderr holds nothing but a failure. */
    public Console forPrograms() {
        return new Console(out, err, outIsTerminal, errIsTerminal, true, answers);
    }

    public boolean isInteractive() {
        return outIsTerminal && errIsTerminal && System.console() != null;
    }

    public void line(String text) {
        out.println(text);
    }

    public void json(JsonNode tree) {
        try {
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A remark beside the result. */
    public void note(String text) {
        if (!readByProgram) {
            err.println(text);
        }
    }

    /** A result as it is, byte by byte. */
    public void raw(byte[] result) {
        out.write(result, 0, result.length);
        out.flush();
    }

    /** Asks on the terminal; null where there is none or the person gave up. */
    public String ask(String question) {
        return answers.apply(question);
    }

    private static String read(String question) {
        return System.console() == null ? null : System.console().readLine("%s", question);
    }

    /** The same with somebody else who answers: a question in, a line out. */
    public Console answeredBy(UnaryOperator<String> person) {
        return new Console(out, err, outIsTerminal, errIsTerminal, readByProgram, person);
    }

    public String bold(String text) {
        return paint(text, "1");
    }

    public String good(String text) {
        return paint(text, "32");
    }

    public String bad(String text) {
        return paint(text, "31");
    }

    public String warn(String text) {
        return paint(text, "33");
    }

    public String faint(String text) {
        return paint(text, "2");
    }

    /** A name or a command in the middle of a sentence. */
    public String code(String text) {
        return outIsTerminal ? paint(text, "36") : "`" + text + "`";
    }

    /** A command on a line of its own. */
    public String command(String text) {
        return paint(text, "36");
    }

    public String italic(String text) {
        return paint(text, "3");
    }

    private String paint(String text, String code) {
        return outIsTerminal ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /** Columns as kubectl prints them: padded, three spaces between, the header first. */
    public void table(List<String> header, List<List<String>> rows) {
        int[] widths = new int[header.size()];
        for (int c = 0; c < widths.length; c++) {
            int column = c;
            widths[c] = Math.max(
                    header.get(c).length(),
                    rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0));
        }
        out.println(row(header, widths));
        rows.forEach(r -> out.println(row(r, widths)));
    }

    private static String row(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String cell = cells.get(c);
            line.append(cell);
            if (c < widths.length - 1) {
                line.append(" ".repeat(widths[c] - cell.length() + 3));
            }
        }
        return line.toString().stripTrailing();
    }

    /** Shows what is going on: in place on a terminal, a line each elsewhere, nothing to programs. */
    public Progress progress() {
        boolean hidden = readByProgram && !errIsTerminal;
        return new Progress(hidden ? new PrintStream(OutputStream.nullOutputStream()) : err, errIsTerminal);
    }

    /** Tells of a failure and its next step; as JSON where JSON was asked for. */
    public void failure(CommandFailed failure, boolean asJson) {
        err.println(asJson ? failure.json() : failure.text(errIsTerminal));
    }
}
