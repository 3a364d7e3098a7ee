package dev.podfall.scenario.quiz.exchange.qti;

import dev.podfall.scenario.quiz.exchange.item.Item;
import dev.podfall.scenario.quiz.exchange.item.Item.Answer;
import dev.podfall.scenario.quiz.exchange.item.Item.Kind;
import dev.podfall.scenario.quiz.exchange.item.Item.Pair;
import dev.podfall.scenario.quiz.exchange.item.Loss;
import dev.podfall.scenario.quiz.exchange.markup.XmlText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes one assessmentItem. Used once. */
final class QtiItemWriter {
    private static final String RESPONSE = "RESPONSE";
    private static final String FEEDBACK = "FEEDBACK";
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_.-]*";

    private final Item item;
    private final Consumer<Loss> losses;
    private final List<String> values;
    private final XmlText root;

    QtiItemWriter(Item item, Consumer<Loss> losses) {
        this.item = item;
        this.losses = losses;
        boolean named = item.answers().stream().allMatch(a -> a.value().matches(NAME));
        List<String> names = new ArrayList<>();
        for (Answer answer : item.answers()) {
            boolean truth = item.kind() == Kind.TRUE_FALSE;
            names.add(truth ? answer.text() : named ? answer.value() : "choice-" + (names.size() + 1));
        }
        this.values = names;
        this.root = XmlText.root(QtiWriter.NAMESPACE, "assessmentItem")
                .attribute("identifier", identifier(item.id(), "q"))
                .attribute("title", item.name())
                .attribute("adaptive", "false")
                .attribute("timeDependent", "false");
        if (!named && (item.kind() == Kind.CHOICE || item.kind() == Kind.MULTIPLE || item.kind() == Kind.ORDERING)) {
            losses.accept(new Loss(item.id(), "the short names of its options, which QTI does not allow"));
        }
    }

    /** A name as QTI allows it. */
    static String identifier(String id, String prefix) {
        return id.matches(NAME) ? id : prefix + "-" + id.replaceAll("[^A-Za-z0-9_.-]", "-");
    }

    byte[] write() {
        declarations();
        XmlText body = root.child("itemBody");
        body.child("div").markdown(item.prompt());
        switch (item.kind()) {
            case MATCHING -> matching(body);
            case NUMERIC, SHORT -> typed(body);
            case ORDERING -> choices(interaction(body, "orderInteraction").attribute("shuffle", "true"));
            default ->
                choices(interaction(body, "choiceInteraction")
                        .attribute("shuffle", String.valueOf(item.kind() != Kind.TRUE_FALSE))
                        .attribute("maxChoices", item.kind() == Kind.MULTIPLE ? "0" : "1"));
        }
        processing(root.child("responseProcessing"));
        said("explanation", item.feedback());
        if (item.kind() == Kind.NUMERIC) {
            int number = 0;
            for (Answer answer : item.answers()) {
                number++;
                said("slip-" + number, answer.isRight() ? "" : answer.feedback());
            }
        }
        return root.bytes();
    }

    private XmlText interaction(XmlText body, String name) {
        return body.child(name).attribute("responseIdentifier", RESPONSE);
    }

    private void said(String name, String text) {
        if (!text.isBlank()) {
            root.child("modalFeedback")
                    .attribute("outcomeIdentifier", FEEDBACK)
                    .attribute("identifier", name)
                    .attribute("showHide", "show")
                    .markdown(text);
        }
    }

    private void declarations() {
        XmlText declaration = root.child("responseDeclaration")
                .attribute("identifier", RESPONSE)
                .attribute("cardinality", cardinality())
                .attribute("baseType", baseType());
        XmlText correct = declaration.child("correctResponse");
        right().forEach(value -> correct.child("value", value));
        if (item.kind() != Kind.ORDERING && item.kind() != Kind.NUMERIC && item.kind() != Kind.TRUE_FALSE) {
            mapping(declaration.child("mapping").attribute("defaultValue", "0"));
        }
        root.child("outcomeDeclaration")
                .attribute("identifier", "SCORE")
                .attribute("cardinality", "single")
                .attribute("baseType", "float");
        root.child("outcomeDeclaration")
                .attribute("identifier", FEEDBACK)
                .attribute("cardinality", "multiple")
                .attribute("baseType", "identifier");
    }

    private String cardinality() {
        return switch (item.kind()) {
            case MULTIPLE, MATCHING -> "multiple";
            case ORDERING -> "ordered";
            default -> "single";
        };
    }

    private String baseType() {
        return switch (item.kind()) {
            case NUMERIC -> "float";
            case SHORT -> "string";
            case MATCHING -> "directedPair";
            default -> "identifier";
        };
    }

    private List<String> right() {
        List<String> right = new ArrayList<>();
        if (item.kind() == Kind.MATCHING) {
            for (int i = 0; i < item.pairs().size(); i++) {
                if (!item.pairs().get(i).left().isEmpty()) {
                    right.add("left-" + (i + 1) + " right-"
                            + (rights().indexOf(item.pairs().get(i).right()) + 1));
                }
            }
            return right;
        }
        boolean typed = item.kind() == Kind.NUMERIC || item.kind() == Kind.SHORT;
        for (int i = 0; i < item.answers().size(); i++) {
            Answer answer = item.answers().get(i);
            boolean counts = item.kind() == Kind.MULTIPLE ? answer.percent() > 0 : answer.isRight();
            if (counts && (!typed || right.isEmpty())) {
                right.add(typed ? answer.text() : values.get(i));
            }
        }
        return right;
    }

    private List<String> rights() {
        return item.pairs().stream().map(Pair::right).distinct().toList();
    }

    private void mapping(XmlText mapping) {
        if (item.kind() == Kind.MATCHING) {
            int count = right().size();
            right().forEach(pair -> entry(mapping, pair, 1.0 / count));
        }
        for (int i = 0; i < item.answers().size(); i++) {
            Answer answer = item.answers().get(i);
            if (item.kind() != Kind.SHORT) {
                entry(mapping, values.get(i), answer.percent() / Item.FULL);
            } else if (answer.text().contains("*")) {
                losses.accept(new Loss(item.id(), "the answer " + answer.text() + ", where * stands for any words"));
            } else {
                entry(mapping, answer.text(), answer.percent() / Item.FULL).attribute("caseSensitive", "false");
            }
            if (item.kind() == Kind.SHORT && !answer.feedback().isEmpty()) {
                losses.accept(new Loss(item.id(), "what is said of the answer " + answer.text()));
            }
        }
    }

    private static XmlText entry(XmlText mapping, String key, double worth) {
        return mapping.child("mapEntry").attribute("mapKey", key).attribute("mappedValue", number(worth));
    }

    private void choices(XmlText interaction) {
        for (int i = 0; i < item.answers().size(); i++) {
            Answer answer = item.answers().get(i);
            String text = item.kind() == Kind.TRUE_FALSE ? (i == 0 ? "True" : "False") : answer.text();
            XmlText choice = interaction.child("simpleChoice").attribute("identifier", values.get(i));
            choice.markdown(text);
            if (!answer.feedback().isEmpty()) {
                choice.child("feedbackInline")
                        .attribute("outcomeIdentifier", FEEDBACK)
                        .attribute("identifier", values.get(i))
                        .attribute("showHide", "show")
                        .markdown(answer.feedback());
            }
        }
    }

    private void matching(XmlText body) {
        String most = String.valueOf(item.pairs().size());
        XmlText interaction = interaction(body, "matchInteraction")
                .attribute("shuffle", "true")
                .attribute("maxAssociations", most);
        XmlText lefts = interaction.child("simpleMatchSet");
        XmlText rights = interaction.child("simpleMatchSet");
        for (int i = 0; i < item.pairs().size(); i++) {
            Pair pair = item.pairs().get(i);
            if (!pair.left().isEmpty()) {
                choice(lefts, "left-" + (i + 1), "1").markdown(pair.left());
            }
            if (!pair.feedback().isEmpty()) {
                losses.accept(new Loss(item.id(), "why " + pair.left() + " belongs to " + pair.right()));
            }
        }
        for (int i = 0; i < rights().size(); i++) {
            choice(rights, "right-" + (i + 1), most).text(rights().get(i));
        }
    }

    private static XmlText choice(XmlText set, String id, String most) {
        return set.child("simpleAssociableChoice").attribute("identifier", id).attribute("matchMax", most);
    }

    private void typed(XmlText body) {
        XmlText line = body.child("p").attribute("class", "answer");
        interaction(line, "textEntryInteraction").attribute("expectedLength", "40");
        if (!item.unit().isEmpty()) {
            line.text(" ").child("span", item.unit()).attribute("class", "unit");
        }
    }

    private void processing(XmlText processing) {
        if (item.kind() == Kind.NUMERIC) {
            numbers(processing.child("responseCondition"));
        } else if (item.kind() == Kind.ORDERING || item.kind() == Kind.TRUE_FALSE) {
            XmlText branch = processing.child("responseCondition").child("responseIf");
            XmlText match = branch.child("match");
            match.child("variable").attribute("identifier", RESPONSE);
            match.child("correct").attribute("identifier", RESPONSE);
            score(branch);
        } else {
            processing
                    .child("setOutcomeValue")
                    .attribute("identifier", "SCORE")
                    .child("mapResponse")
                    .attribute("identifier", RESPONSE);
        }
        if (item.kind() != Kind.NUMERIC) {
            XmlText said = processing
                    .child("setOutcomeValue")
                    .attribute("identifier", FEEDBACK)
                    .child("multiple");
            if (baseType().equals("identifier")) {
                said.child("variable").attribute("identifier", RESPONSE);
            }
            said.child("baseValue", "explanation").attribute("baseType", "identifier");
        }
    }

    private void numbers(XmlText condition) {
        int number = 0;
        for (Answer answer : item.answers()) {
            number++;
            XmlText branch = condition.child(number == 1 ? "responseIf" : "responseElseIf");
            XmlText equal = branch.child("equal")
                    .attribute("toleranceMode", "absolute")
                    .attribute("tolerance", number(answer.tolerance()) + " " + number(answer.tolerance()));
            equal.child("variable").attribute("identifier", RESPONSE);
            if (answer.isRight()) {
                equal.child("correct").attribute("identifier", RESPONSE);
                score(branch);
            } else {
                equal.child("baseValue", answer.text()).attribute("baseType", "float");
            }
            XmlText said = branch.child("setOutcomeValue")
                    .attribute("identifier", FEEDBACK)
                    .child("multiple");
            if (!answer.isRight()) {
                said.child("baseValue", "slip-" + number).attribute("baseType", "identifier");
            }
            said.child("baseValue", "explanation").attribute("baseType", "identifier");
        }
    }

    private static void score(XmlText branch) {
        branch.child("setOutcomeValue")
                .attribute("identifier", "SCORE")
                .child("baseValue", "1")
                .attribute("baseType", "float");
    }

    private static String number(double number) {
        BigDecimal value = BigDecimal.valueOf(number);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
