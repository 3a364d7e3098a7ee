package dev.podfall.scenario.quiz.exchange.gift;

import dev.podfall.scenario.quiz.exchange.item.Item;
import dev.podfall.scenario.quiz.exchange.item.Item.Answer;
import dev.podfall.scenario.quiz.exchange.item.Item.Kind;
import dev.podfall.scenario.quiz.exchange.item.Item.Pair;
import dev.podfall.scenario.quiz.exchange.item.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads GIFT. What cannot be read is a problem of its question, and the rest is read on. */
public final class GiftReader {
    private static final Pattern HEAD =
            Pattern.compile("(?s)\\A(?:::(.*?)::)?\\s*(?:\\[(html|moodle|plain|markdown)])?(.*)\\z");
    private static final Pattern TRUE_FALSE = Pattern.compile("(?is)\\s*(T|TRUE|F|FALSE)\\s*(#.*)?");
    private static final Pattern WEIGHT = Pattern.compile("(?s)\\s*%(-?[0-9]+(?:\\.[0-9]+)?)%(.*)");
    private static final String LOOK = "Compare it with the GIFT documentation of Moodle.";

    private final Reading reading;

    private GiftReader(Reading reading) {
        this.reading = reading;
    }

    /** Reads a file's text. */
    public static Reading read(String text) {
        Reading reading = new Reading();
        GiftReader reader = new GiftReader(reading);
        GiftBlock.all(text).forEach(reader::block);
        return reading;
    }

    private void block(GiftBlock block) {
        String where = "line " + block.line();
        if (block.text().startsWith("$CATEGORY:")) {
            String path = GiftText.shown(block.text().substring("$CATEGORY:".length()));
            String name = path.replaceFirst("(?s).*/", "").strip();
            if (!name.isEmpty()
                    && !path.equals("$course$")
                    && !name.equals(reading.bank().title())) {
                if (!reading.bank().title().isEmpty()) {
                    reading.loss(where, "the category " + name + ": all questions are in one quiz");
                }
                reading.named("", name);
            }
            return;
        }
        Matcher head = HEAD.matcher(block.text());
        head.matches();
        String name = head.group(1) == null ? "" : GiftText.shown(head.group(1));
        GiftFormat format = GiftFormat.of(head.group(2), lost -> reading.loss(where, lost));
        question(block, where, name, format, head.group(3));
    }

    private void question(GiftBlock block, String where, String name, GiftFormat format, String body) {
        int open = body.indexOf('{');
        int close = body.indexOf('}', Math.max(0, open));
        if (open < 0 && body.indexOf('}') < 0) {
            reading.introduced(format.markdown(body));
            return;
        }
        if (open < 0 || close < 0 || body.indexOf('{', open + 1) >= 0) {
            reading.problem(
                    where,
                    "The braces around the answers do not match, or there are several.",
                    "Write one { and one }; as a character, write \\{ and \\}.");
            return;
        }
        String rest = body.substring(close + 1);
        String prompt = body.substring(0, open) + (rest.isBlank() ? "" : "_____" + rest);
        String inside = body.substring(open + 1, close);
        int general = inside.indexOf("####");
        String feedback = general < 0 ? "" : format.markdown(inside.substring(general + "####".length()));
        String answers = (general < 0 ? inside : inside.substring(0, general)).strip();
        Draft draft = new Draft(where, name, format.markdown(prompt), feedback, block, format);
        if (draft.prompt().isBlank()) {
            reading.problem(where, "There is no question before the answers.", "Write one before the {.");
        } else {
            answers(draft, answers);
        }
    }

    private record Draft(
            String where, String name, String prompt, String feedback, GiftBlock block, GiftFormat format) {
        Item item(Kind kind, List<Answer> answers, List<Pair> pairs) {
            String id = block.noted("id").stream().findFirst().orElse("");
            return new Item(kind, where, id, name, prompt, feedback, 1, block.noted("tag"), answers, pairs, "");
        }
    }

    private void answers(Draft draft, String answers) {
        Matcher truth = TRUE_FALSE.matcher(answers);
        boolean hasWrong = answers.indexOf('~') >= 0;
        if (answers.isEmpty()) {
            reading.problem(
                    draft.where(), "It is an essay, which a person has to mark.", "Give it answers, or leave it out.");
        } else if (answers.startsWith("#")) {
            List<Answer> numbers = GiftNumbers.of(answers.substring(1), draft.where(), draft.format(), reading);
            if (!numbers.isEmpty()) {
                reading.item(draft.item(Kind.NUMERIC, numbers, List.of()));
            }
        } else if (truth.matches()) {
            trueFalse(draft, truth);
        } else if (answers.contains("->") && !hasWrong) {
            matching(draft, answers);
        } else {
            choices(draft, answers, hasWrong);
        }
    }

    /** The first feedback is for the wrong choice, the second for the right one. */
    private void trueFalse(Draft draft, Matcher truth) {
        boolean right = truth.group(1).toUpperCase(java.util.Locale.ROOT).startsWith("T");
        String[] feedback = truth.group(2) == null
                ? new String[0]
                : truth.group(2).substring(1).split("#", -1);
        String wrong = feedback.length > 0 ? draft.format().markdown(feedback[0]) : "";
        String good = feedback.length > 1 ? draft.format().markdown(feedback[1]) : "";
        reading.item(draft.item(
                Kind.TRUE_FALSE,
                List.of(
                        Answer.of("true", right ? Item.FULL : 0, right ? good : wrong),
                        Answer.of("false", right ? 0 : Item.FULL, right ? wrong : good)),
                List.of()));
    }

    private void matching(Draft draft, String answers) {
        List<Pair> pairs = new ArrayList<>();
        for (String part : GiftText.parts(answers, "=")) {
            int arrow = part.indexOf("->");
            if (arrow < 0) {
                reading.problem(draft.where(), "A pair has no ->.", "Write = LEFT -> RIGHT for each.");
                return;
            }
            String left = part.substring(1, arrow);
            int feedback = left.indexOf('#');
            if (feedback >= 0 || part.indexOf('#', arrow) >= 0) {
                reading.loss(draft.where(), "the feedback of a pair");
            }
            pairs.add(new Pair(
                    draft.format().markdown(feedback < 0 ? left : left.substring(0, feedback)),
                    GiftText.shown(part.substring(arrow + 2).replaceFirst("(?s)#.*", "")),
                    ""));
        }
        reading.item(draft.item(Kind.MATCHING, List.of(), pairs));
    }

    private void choices(Draft draft, String answers, boolean hasWrong) {
        List<Answer> all = new ArrayList<>();
        boolean hasRight = false;
        for (String part : GiftText.parts(answers, "=~")) {
            boolean right = part.charAt(0) == '=';
            hasRight |= right;
            String[] sides = part.substring(1).split("#", 2);
            Matcher weight = WEIGHT.matcher(sides[0]);
            boolean weighted = weight.matches();
            double percent = weighted ? Double.parseDouble(weight.group(1)) : right ? Item.FULL : 0;
            String raw = weighted ? weight.group(2) : sides[0];
            String text =
                    hasWrong ? draft.format().markdown(raw) : draft.format().words(raw);
            if (text.isBlank()) {
                reading.problem(draft.where(), "An answer has no text.", "Write it, or take the = or ~ out.");
                return;
            }
            all.add(Answer.of(text, percent, sides.length > 1 ? draft.format().markdown(sides[1]) : ""));
        }
        if (all.isEmpty()) {
            reading.problem(draft.where(), "What stands in the braces are no answers.", LOOK);
            return;
        }
        boolean severalCount =
                !hasRight && all.stream().filter(a -> a.percent() > 0).count() > 0;
        Kind kind = !hasWrong ? Kind.SHORT : severalCount ? Kind.MULTIPLE : Kind.CHOICE;
        reading.item(draft.item(kind, all, List.of()));
    }
}
