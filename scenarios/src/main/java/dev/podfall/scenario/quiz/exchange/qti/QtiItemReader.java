package dev.podfall.scenario.quiz.exchange.qti;

import dev.podfall.scenario.quiz.exchange.item.Item;
import dev.podfall.scenario.quiz.exchange.item.Item.Answer;
import dev.podfall.scenario.quiz.exchange.item.Item.Kind;
import dev.podfall.scenario.quiz.exchange.item.Item.Pair;
import dev.podfall.scenario.quiz.exchange.item.Reading;
import dev.podfall.scenario.quiz.exchange.markup.HtmlMarkdown;
import dev.podfall.scenario.quiz.exchange.markup.XmlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Reads one assessmentItem. Used once. */
final class QtiItemReader {
    /** Those whose place in a sentence is a gap. */
    private static final Set<String> INLINE = Set.of("textEntryInteraction", "inlineChoiceInteraction");

    private static final String GAP = "_____";

    private final Element root;
    private final Reading reading;
    private final String where;
    private final List<String> lost = new ArrayList<>();

    QtiItemReader(String file, Element root, Reading reading) {
        this.root = root;
        this.reading = reading;
        this.where = root.getAttribute("identifier").isEmpty() ? file : root.getAttribute("identifier");
    }

    void read(int points, List<String> tags) {
        Element body = XmlFile.child(root, "itemBody").orElse(null);
        List<Element> interactions = body == null ? List.of() : interactions(body);
        if (interactions.size() != 1) {
            reading.problem(
                    where,
                    "It has " + interactions.size() + " interactions.",
                    "Make one item for each; a picture or a text alone is none.");
            return;
        }
        Element interaction = interactions.get(0);
        QtiKey key = QtiKey.of(root, interaction.getAttribute("responseIdentifier"));
        String type = interaction.getLocalName();
        switch (type) {
            case "choiceInteraction" -> choice(interaction, "simpleChoice", key, points, tags);
            case "inlineChoiceInteraction" -> choice(interaction, "inlineChoice", key, points, tags);
            case "orderInteraction" -> order(interaction, key, points, tags);
            case "matchInteraction" -> match(interaction, key, points, tags);
            case "textEntryInteraction" -> text(interaction, key, points, tags);
            default ->
                reading.problem(
                        where,
                        "Its " + type + " is not taken over.",
                        "Make it a choice, an ordering, a matching or a text entry, or leave it out.");
        }
        lost.stream().distinct().forEach(this::told);
    }

    private void told(String what) {
        if (what.equals(HtmlMarkdown.PICTURE)) {
            reading.problem(where, "It holds " + what + ", and pages show none.", "Give the picture an alt text.");
        } else {
            reading.loss(where, what);
        }
    }

    private static List<Element> interactions(Element from) {
        return XmlFile.children(from).stream()
                .flatMap(child -> child.getLocalName().endsWith("Interaction")
                        ? List.of(child).stream()
                        : interactions(child).stream())
                .toList();
    }

    private void choice(Element interaction, String option, QtiKey key, int points, List<String> tags) {
        List<Answer> answers = new ArrayList<>();
        for (Element choice : XmlFile.children(interaction, option)) {
            String id = choice.getAttribute("identifier");
            answers.add(new Answer(id, text(choice), key.percent(id), feedback(choice), 0));
        }
        boolean several = key.isSeveral() || !"1".equals(interaction.getAttribute("maxChoices"));
        List<String> names = answers.stream().map(Answer::value).toList();
        boolean truth = !several && names.equals(List.of("true", "false"));
        Kind kind = truth ? Kind.TRUE_FALSE : several && key.isSeveral() ? Kind.MULTIPLE : Kind.CHOICE;
        if (truth) {
            answers.replaceAll(a -> Answer.of(a.value(), a.percent(), a.feedback()));
        }
        add(kind, points, tags, answers, List.of(), "");
    }

    private void order(Element interaction, QtiKey key, int points, List<String> tags) {
        Map<String, Answer> steps = new LinkedHashMap<>();
        for (Element choice : XmlFile.children(interaction, "simpleChoice")) {
            String id = choice.getAttribute("identifier");
            steps.put(id, new Answer(id, text(choice), Item.FULL, feedback(choice), 0));
        }
        if (!steps.keySet().equals(new java.util.HashSet<>(key.correct()))) {
            reading.problem(where, "Its right order does not name each step once.", "Correct its correctResponse.");
            return;
        }
        add(Kind.ORDERING, points, tags, key.correct().stream().map(steps::get).toList(), List.of(), "");
    }

    private void match(Element interaction, QtiKey key, int points, List<String> tags) {
        List<Element> sets = XmlFile.children(interaction, "simpleMatchSet");
        if (sets.size() != 2) {
            reading.problem(where, "It has " + sets.size() + " sets to match.", "Give it two.");
            return;
        }
        Map<String, String> rights = XmlFile.children(sets.get(1)).stream()
                .collect(Collectors.toMap(
                        e -> e.getAttribute("identifier"),
                        e -> e.getTextContent().strip(),
                        (a, b) -> a,
                        LinkedHashMap::new));
        List<String> used = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        for (Element left : XmlFile.children(sets.get(0))) {
            String id = left.getAttribute("identifier");
            List<String> belongs = key.correct().stream()
                    .map(pair -> pair.strip().split("\\s+"))
                    .filter(pair -> pair.length == 2 && pair[0].equals(id) && rights.containsKey(pair[1]))
                    .map(pair -> pair[1])
                    .toList();
            if (belongs.size() != 1) {
                reading.problem(
                        where, "\"" + id + "\" belongs to " + belongs.size() + " others.", "Match each with one.");
                return;
            }
            used.addAll(belongs);
            pairs.add(new Pair(text(left), rights.get(belongs.get(0)), ""));
        }
        rights.keySet().removeAll(used);
        rights.values().forEach(right -> pairs.add(new Pair("", right, "")));
        add(Kind.MATCHING, points, tags, List.of(), pairs, "");
    }

    private void text(Element interaction, QtiKey key, int points, List<String> tags) {
        List<Answer> answers = key.isNumber() ? QtiNumbers.of(root, key, this::said) : key.typed();
        String unit = XmlFile.below(root, "span").stream()
                .filter(span -> span.getAttribute("class").equals("unit"))
                .map(span -> span.getTextContent().strip())
                .findFirst()
                .orElse("");
        add(key.isNumber() ? Kind.NUMERIC : Kind.SHORT, points, tags, answers, List.of(), unit);
    }

    private void add(Kind kind, int points, List<String> tags, List<Answer> answers, List<Pair> pairs, String unit) {
        String prompt = prompt();
        String title = root.getAttribute("title");
        if (prompt.isBlank()) {
            reading.problem(where, "It has no text.", "Write the question into its itemBody.");
            return;
        }
        reading.item(
                new Item(kind, where, where, title, prompt, said("explanation"), points, tags, answers, pairs, unit));
    }

    /** What the body says, but for its interaction; its place in a sentence is a gap. */
    private String prompt() {
        Element body = (Element) XmlFile.child(root, "itemBody").orElseThrow().cloneNode(true);
        List<Element> prompts = XmlFile.below(body, "prompt");
        XmlFile.below(body, "rubricBlock").forEach(QtiItemReader::remove);
        XmlFile.below(body, "feedbackBlock").forEach(QtiItemReader::remove);
        XmlFile.below(body, "p").stream()
                .filter(p -> p.getAttribute("class").equals("answer"))
                .forEach(QtiItemReader::remove);
        for (Element interaction : interactions(body)) {
            boolean inText = INLINE.contains(interaction.getLocalName());
            interaction
                    .getParentNode()
                    .replaceChild(body.getOwnerDocument().createTextNode(inText ? GAP : ""), interaction);
        }
        prompts.forEach(body::appendChild);
        String text = HtmlMarkdown.of(body, lost::add).strip();
        return text.replaceFirst("(?s)\\s*\n\\s*(\\\\?_){5}\\z", "").replace("\\_\\_\\_\\_\\_", GAP);
    }

    private static void remove(Element element) {
        if (element.getParentNode() != null) {
            element.getParentNode().removeChild(element);
        }
    }

    private String text(Element choice) {
        Element copy = (Element) choice.cloneNode(true);
        XmlFile.below(copy, "feedbackInline").forEach(QtiItemReader::remove);
        return HtmlMarkdown.of(copy, lost::add);
    }

    private String feedback(Element choice) {
        return XmlFile.below(choice, "feedbackInline").stream()
                .map(text -> HtmlMarkdown.of(text, lost::add))
                .findFirst()
                .orElse("");
    }

    /** What is said afterwards under a name; of a file of others, all that is said in any case. */
    private String said(String name) {
        List<Element> all = XmlFile.children(root, "modalFeedback");
        return all.stream()
                .filter(text ->
                        text.getAttribute("identifier").equals(name) || all.size() == 1 && name.equals("explanation"))
                .map(text -> HtmlMarkdown.of(text, lost::add))
                .findFirst()
                .orElse("");
    }
}
