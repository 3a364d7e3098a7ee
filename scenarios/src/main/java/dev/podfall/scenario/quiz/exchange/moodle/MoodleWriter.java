package dev.podfall.scenario.quiz.exchange.moodle;

import dev.podfall.scenario.quiz.exchange.item.Bank;
import dev.podfall.scenario.quiz.exchange.item.Item;
import dev.podfall.scenario.quiz.exchange.item.Item.Answer;
import dev.podfall.scenario.quiz.exchange.item.Item.Kind;
import dev.podfall.scenario.quiz.exchange.item.Item.Pair;
import dev.podfall.scenario.quiz.exchange.item.Loss;
import dev.podfall.scenario.quiz.exchange.markup.XmlText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Consumer;

/** Writes Moodle XML. Texts are Markdown, which Moodle shows. */
public final class MoodleWriter {
    private static final int DECIMALS = 7;

    private final Consumer<Loss> losses;

    private MoodleWriter(Consumer<Loss> losses) {
        this.losses = losses;
    }

    /** @param losses is told what Moodle XML cannot say */
    public static byte[] write(Bank bank, Consumer<Loss> losses) {
        losses.accept(new Loss("quiz", "its version, its time and its pass mark"));
        losses.accept(new Loss("quiz", "the short names of options"));
        XmlText root = XmlText.root(null, "quiz");
        XmlText category = root.text("\n").child("question").attribute("type", "category");
        category.child("category").child("text", "$course$/top/" + bank.title().replace("/", "//"));
        category.child("info").attribute("format", "markdown").child("text", bank.intro());
        category.child("idnumber", bank.id());
        MoodleWriter writer = new MoodleWriter(losses);
        bank.items().forEach(item -> writer.item(item, root.text("\n").child("question")));
        root.text("\n");
        return root.bytes();
    }

    private void item(Item item, XmlText question) {
        question.attribute("type", type(item.kind()));
        question.child("name").child("text", item.name());
        markdown(question, "questiontext", item.prompt());
        markdown(question, "generalfeedback", item.feedback());
        question.child("defaultgrade", String.valueOf(item.points()));
        question.child("penalty", "0");
        question.child("hidden", "0");
        question.child("idnumber", item.id());
        switch (item.kind()) {
            case CHOICE, MULTIPLE -> {
                question.child("single", String.valueOf(item.kind() == Kind.CHOICE));
                question.child("shuffleanswers", "true");
                question.child("answernumbering", "abc");
            }
            case SHORT -> question.child("usecase", "0");
            case MATCHING -> question.child("shuffleanswers", "true");
            case ORDERING -> {
                question.child("layouttype", "VERTICAL");
                question.child("selecttype", "ALL");
                question.child("gradingtype", "RELATIVE_ALL_PREVIOUS_AND_NEXT");
            }
            default -> {
                // The others have nothing of their own.
            }
        }
        item.answers().forEach(answer -> answer(item, answer, question.child("answer")));
        item.pairs().forEach(pair -> pair(item, pair, question.child("subquestion")));
        if (!item.unit().isEmpty()) {
            XmlText unit = question.child("units").child("unit");
            unit.child("multiplier", "1");
            unit.child("unit_name", item.unit());
            question.child("unitgradingtype", "0");
            question.child("showunits", "3");
        }
        if (!item.tags().isEmpty()) {
            XmlText tags = question.child("tags");
            item.tags().forEach(tag -> tags.child("tag").child("text", tag));
        }
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case CHOICE, MULTIPLE -> "multichoice";
            case TRUE_FALSE -> "truefalse";
            case NUMERIC -> "numerical";
            case MATCHING -> "matching";
            case ORDERING -> "ordering";
            case SHORT -> "shortanswer";
        };
    }

    private void answer(Item item, Answer answer, XmlText into) {
        Kind kind = item.kind();
        boolean typed = kind == Kind.SHORT || kind == Kind.NUMERIC || kind == Kind.TRUE_FALSE;
        into.attribute("fraction", number(answer.percent()));
        into.attribute("format", typed ? "moodle_auto_format" : "markdown");
        into.child("text", answer.text());
        if (kind == Kind.NUMERIC) {
            into.child("tolerance", number(answer.tolerance()));
        }
        if (kind == Kind.ORDERING && !answer.feedback().isEmpty()) {
            losses.accept(new Loss(item.id(), "why \"" + answer.text() + "\" has its place"));
        } else {
            markdown(into, "feedback", answer.feedback());
        }
    }

    private void pair(Item item, Pair pair, XmlText into) {
        if (!pair.feedback().isEmpty()) {
            losses.accept(new Loss(item.id(), "why " + pair.left() + " belongs to " + pair.right()));
        }
        into.attribute("format", "markdown").child("text", pair.left());
        into.child("answer").child("text", pair.right());
    }

    private static void markdown(XmlText parent, String name, String text) {
        parent.child(name).attribute("format", "markdown").child("text", text);
    }

    private static String number(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number);
        if (rounded.scale() > DECIMALS && Math.abs(number) > 1) {
            rounded = rounded.setScale(DECIMALS, RoundingMode.HALF_EVEN);
        }
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
