package dev.podfall.scenario.quiz.exchange.moodle;

import dev.podfall.scenario.quiz.exchange.item.Item;
import dev.podfall.scenario.quiz.exchange.item.Item.Answer;
import dev.podfall.scenario.quiz.exchange.item.Item.Kind;
import dev.podfall.scenario.quiz.exchange.item.Item.Pair;
import dev.podfall.scenario.quiz.exchange.item.Reading;
import dev.podfall.scenario.quiz.exchange.item.UnusableFile;
import dev.podfall.scenario.quiz.exchange.markup.HtmlMarkdown;
import dev.podfall.scenario.quiz.exchange.markup.XmlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** Reads Moodle XML. A question of a type that is not taken is a problem of its own, and the rest is read on. */
public final class MoodleReader {
    private static final Map<String, Kind> KINDS = Map.of(
            "multichoice", Kind.CHOICE,
            "multichoiceset", Kind.MULTIPLE,
            "truefalse", Kind.TRUE_FALSE,
            "numerical", Kind.NUMERIC,
            "matching", Kind.MATCHING,
            "match", Kind.MATCHING,
            "ordering", Kind.ORDERING,
            "shortanswer", Kind.SHORT);

    private final Reading reading = new Reading();
    private int number;

    private MoodleReader() {}

    /**
     * Reads a file's root element.
     *
     * @throws UnusableFile if it is not Moodle's
     */
    public static Reading read(Element root) {
        if (!XmlFile.is(root, "quiz")) {
            throw new UnusableFile("its root is <" + root.getLocalName() + ">", "Export it as Moodle XML or QTI 2.1.");
        }
        MoodleReader reader = new MoodleReader();
        XmlFile.children(root, "question").forEach(reader::question);
        return reader.reading;
    }

    private void question(Element question) {
        String type = question.getAttribute("type");
        if (type.equals("category")) {
            category(question);
            return;
        }
        number++;
        String name = XmlFile.child(question, "name")
                .map(e -> XmlFile.text(e, "text"))
                .orElse("");
        String where = "question " + number + (name.isEmpty() ? "" : " (" + name + ")");
        List<String> lost = new ArrayList<>();
        MoodleText texts = new MoodleText(formatOf(question), lost::add);
        if (type.equals("description")) {
            reading.introduced(texts.markdown(question, "questiontext"));
        } else if (!KINDS.containsKey(type)) {
            reading.problem(where, "Its type is " + type + ", which is not taken over.", why(type));
        } else {
            item(question, where, name, KINDS.get(type), texts, lost);
        }
        lost.stream().distinct().forEach(text -> told(where, text));
    }

    /** A question whose picture nobody describes cannot be answered without it. */
    private void told(String where, String lost) {
        if (lost.equals(HtmlMarkdown.PICTURE)) {
            reading.problem(where, "It holds " + lost + ", and pages show none.", "Give the picture an alt text.");
        } else {
            reading.loss(where, lost);
        }
    }

    private static String formatOf(Element question) {
        String format = XmlFile.child(question, "questiontext")
                .map(e -> e.getAttribute("format"))
                .orElse("");
        return format.isEmpty() ? "moodle_auto_format" : format;
    }

    private static String why(String type) {
        return switch (type) {
            case "cloze" -> "Several gaps in one text are several questions: make them so.";
            case "essay" -> "A person has to mark it. Give it answers, or leave it out.";
            case "calculated", "calculatedsimple", "calculatedmulti" ->
                "Write it as a question with drawn numbers (type: drawn) after the import.";
            default -> "Make it a choice, a matching, an ordering, a number or a short answer, or leave it out.";
        };
    }

    private void category(Element question) {
        String path = XmlFile.child(question, "category")
                .map(e -> XmlFile.text(e, "text"))
                .orElse("");
        String name =
                path.replaceFirst("(?s).*(?<!/)/(?!/)", "").replace("//", "/").strip();
        boolean isAnother =
                !reading.bank().title().isEmpty() && !reading.bank().title().equals(name);
        if (isAnother && number > 0) {
            reading.loss("category " + name, "the category: all questions are in one quiz");
        }
        if (!name.isEmpty() && !name.equals("top") && !name.startsWith("$")) {
            reading.named(XmlFile.text(question, "idnumber"), name);
        }
        MoodleText texts = new MoodleText("moodle_auto_format", text -> told("category " + name, text));
        reading.introduced(texts.markdown(question, "info"));
    }

    private void item(Element question, String where, String name, Kind declared, MoodleText texts, List<String> lost) {
        boolean several = declared == Kind.CHOICE && isFalse(XmlFile.text(question, "single"));
        Kind kind = several ? Kind.MULTIPLE : declared;
        String prompt = texts.markdown(question, "questiontext");
        List<Answer> answers = new ArrayList<>();
        for (Element answer : XmlFile.children(question, "answer")) {
            answers.add(answer(answer, kind, texts));
        }
        if (kind != Kind.MULTIPLE && answers.stream().anyMatch(answer -> answer.percent() < 0)) {
            lost.add("that a wrong answer takes points off: here it earns none");
        }
        if (kind == Kind.ORDERING) {
            answers.replaceAll(step -> Answer.of(step.text(), Item.FULL, step.feedback()));
        }
        if (!XmlFile.children(question, "hint").isEmpty()) {
            lost.add("its hints");
        }
        if (XmlFile.text(question, "usecase").equals("1")) {
            lost.add("that upper and lower case differ: here they never do");
        }
        if (prompt.isBlank()) {
            reading.problem(where, "It has no text.", "Write the question.");
            return;
        }
        reading.item(new Item(
                kind,
                where,
                XmlFile.text(question, "idnumber"),
                name,
                prompt,
                texts.markdown(question, "generalfeedback"),
                points(question, lost),
                tags(question),
                answers,
                pairs(question, texts),
                unit(question, lost)));
    }

    private static Answer answer(Element answer, Kind kind, MoodleText texts) {
        String words = XmlFile.text(answer, "text");
        boolean typed = kind == Kind.SHORT || kind == Kind.NUMERIC || kind == Kind.TRUE_FALSE;
        String text = typed ? words.strip() : texts.markdown(answer);
        String tolerance = XmlFile.text(answer, "tolerance");
        return new Answer(
                "",
                text,
                number(answer.getAttribute("fraction"), 0),
                texts.markdown(answer, "feedback"),
                Math.abs(number(tolerance, 0)));
    }

    private static int points(Element question, List<String> lost) {
        double points = number(XmlFile.text(question, "defaultgrade"), 1);
        int whole = (int) Math.max(1, Math.min(100, Math.round(points)));
        if (whole != points) {
            lost.add("its " + XmlFile.text(question, "defaultgrade") + " points become " + whole);
        }
        return whole;
    }

    private static List<String> tags(Element question) {
        return XmlFile.child(question, "tags").stream()
                .flatMap(tags -> XmlFile.children(tags, "tag").stream())
                .map(tag -> XmlFile.text(tag, "text"))
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    private static List<Pair> pairs(Element question, MoodleText texts) {
        return XmlFile.children(question, "subquestion").stream()
                .map(pair -> new Pair(
                        texts.markdown(pair),
                        XmlFile.child(pair, "answer")
                                .map(e -> XmlFile.text(e, "text"))
                                .orElse(""),
                        ""))
                .toList();
    }

    private static String unit(Element question, List<String> lost) {
        List<Element> units = XmlFile.child(question, "units").stream()
                .flatMap(e -> XmlFile.children(e, "unit").stream())
                .toList();
        if (units.size() > 1) {
            lost.add("all units but the first");
        }
        return units.isEmpty() ? "" : XmlFile.text(units.get(0), "unit_name");
    }

    private static boolean isFalse(String text) {
        return text.equalsIgnoreCase("false") || text.equals("0");
    }

    private static double number(String text, double otherwise) {
        try {
            double number = text.isEmpty() ? otherwise : Double.parseDouble(text);
            return Double.isFinite(number) ? number : otherwise;
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }
}
