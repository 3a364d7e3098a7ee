package dev.podfall.scenario.quiz.exchange.gift;

import dev.podfall.scenario.quiz.exchange.item.Bank;
import dev.podfall.scenario.quiz.exchange.item.Item;
import dev.podfall.scenario.quiz.exchange.item.Item.Answer;
import dev.podfall.scenario.quiz.exchange.item.Item.Kind;
import dev.podfall.scenario.quiz.exchange.item.Item.Pair;
import dev.podfall.scenario.quiz.exchange.item.Loss;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

/** Writes GIFT, with Markdown in it. */
public final class GiftWriter {
    private static final int DECIMALS = 5;

    private final Consumer<Loss> losses;
    private final StringBuilder out = new StringBuilder();

    private GiftWriter(Consumer<Loss> losses) {
        this.losses = losses;
    }

    /** @param losses is told what GIFT cannot say */
    public static String write(Bank bank, Consumer<Loss> losses) {
        GiftWriter writer = new GiftWriter(losses);
        writer.bank(bank);
        return writer.out.toString();
    }

    private void bank(Bank bank) {
        losses.accept(new Loss("quiz", "its id, its version, its time and its pass mark"));
        losses.accept(new Loss("quiz", "the short names of options"));
        out.append("$CATEGORY: ").append(bank.title().replace("/", "//")).append("\n\n");
        if (!bank.intro().isBlank()) {
            out.append("[markdown]").append(GiftText.escaped(bank.intro())).append("\n\n");
        }
        bank.items().forEach(this::item);
    }

    private void item(Item item) {
        out.append("// [id:").append(item.id()).append(']');
        item.tags().forEach(tag -> out.append(" [tag:").append(tag).append(']'));
        out.append("\n::").append(GiftText.escaped(item.name())).append("::[markdown]");
        out.append(GiftText.escaped(item.prompt())).append(item.kind() == Kind.NUMERIC ? " {#\n" : " {\n");
        if (item.points() != 1) {
            losses.accept(new Loss(item.id(), "its " + item.points() + " points"));
        }
        if (!item.unit().isEmpty()) {
            losses.accept(new Loss(item.id(), "the unit " + item.unit()));
        }
        switch (item.kind()) {
            case TRUE_FALSE -> trueFalse(item.answers());
            case MATCHING -> item.pairs().forEach(pair -> pair(item, pair));
            case ORDERING -> ordering(item);
            default -> item.answers().forEach(answer -> answer(item.kind(), answer));
        }
        if (!item.feedback().isEmpty()) {
            out.append("  ####").append(GiftText.escaped(item.feedback())).append('\n');
        }
        out.append("}\n\n");
    }

    private void trueFalse(List<Answer> answers) {
        Answer truth = answers.get(0);
        Answer other = answers.get(1);
        boolean right = truth.isRight();
        out.append(right ? "  TRUE" : "  FALSE");
        out.append('#').append(GiftText.escaped((right ? other : truth).feedback()));
        out.append('#')
                .append(GiftText.escaped((right ? truth : other).feedback()))
                .append('\n');
    }

    private void pair(Item item, Pair pair) {
        if (!pair.feedback().isEmpty()) {
            losses.accept(new Loss(item.id(), "why " + pair.left() + " belongs to " + pair.right()));
        }
        // An escaped "-" keeps an arrow among the words from being taken for the mark.
        String left = GiftText.escaped(pair.left()).replace("->", "\\->");
        out.append("  =")
                .append(left)
                .append(" -> ")
                .append(GiftText.escaped(pair.right()).replace("->", "\\->"));
        out.append('\n');
    }

    private void ordering(Item item) {
        losses.accept(new Loss(item.id(), "the ordering: it is written as steps to be matched with their places"));
        int place = 0;
        for (Answer step : item.answers()) {
            place++;
            pair(item, new Pair(step.text(), String.valueOf(place), step.feedback()));
        }
    }

    private void answer(Kind kind, Answer answer) {
        boolean signed = kind != Kind.MULTIPLE && answer.isRight();
        boolean typed = kind == Kind.NUMERIC || kind == Kind.SHORT;
        out.append("  ").append(signed || typed ? '=' : '~');
        if (!signed && (typed || answer.percent() != 0)) {
            out.append('%').append(number(answer.percent())).append('%');
        }
        out.append(GiftText.escaped(answer.text()));
        if (kind == Kind.NUMERIC) {
            out.append(':').append(number(answer.tolerance()));
        }
        if (!answer.feedback().isEmpty()) {
            out.append('#').append(GiftText.escaped(answer.feedback()));
        }
        out.append('\n');
    }

    private static String number(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number);
        if (rounded.scale() > DECIMALS && Math.abs(number) > 1) {
            rounded = rounded.setScale(DECIMALS, java.math.RoundingMode.HALF_EVEN);
        }
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
