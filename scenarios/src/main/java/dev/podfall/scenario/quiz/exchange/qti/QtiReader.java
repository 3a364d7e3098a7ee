package dev.podfall.scenario.quiz.exchange.qti;

import dev.podfall.scenario.quiz.exchange.item.Reading;
import dev.podfall.scenario.quiz.exchange.item.UnusableFile;
import dev.podfall.scenario.quiz.exchange.markup.HtmlMarkdown;
import dev.podfall.scenario.quiz.exchange.markup.XmlFile;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** Reads QTI 2.1. An item that is not taken is a problem of its own, and the rest is read on. */
public final class QtiReader {
    private static final double MINUTE = 60;

    private final Map<String, Element> documents = new LinkedHashMap<>();
    private final Reading reading = new Reading();

    private QtiReader() {}

    /** Reads a package. @throws UnusableFile if it is none */
    public static Reading read(byte[] zip) {
        QtiReader reader = new QtiReader();
        QtiPackage.read(zip).forEach((name, content) -> reader.documents.put(name, XmlFile.read(content)));
        reader.readAll();
        return reader.reading;
    }

    /** Reads a single item's root element. @throws UnusableFile if it is none */
    public static Reading read(Element root) {
        QtiReader reader = new QtiReader();
        reader.documents.put("item.xml", root);
        reader.readAll();
        return reader.reading;
    }

    private void readAll() {
        List<Map.Entry<String, Element>> tests = documents.entrySet().stream()
                .filter(file -> XmlFile.is(file.getValue(), "assessmentTest"))
                .toList();
        List<String> items = documents.entrySet().stream()
                .filter(file -> XmlFile.is(file.getValue(), "assessmentItem"))
                .map(Map.Entry::getKey)
                .toList();
        if (items.isEmpty()) {
            throw new UnusableFile(
                    "it holds no assessmentItem", "Export it as QTI 2.1; other versions are written otherwise.");
        }
        if (tests.isEmpty()) {
            items.forEach(name -> item(name, 1));
        } else {
            test(tests.get(0).getKey(), tests.get(0).getValue());
        }
        if (tests.size() > 1) {
            reading.loss("package", "all tests but the first: " + tests.get(0).getKey());
        }
    }

    private void test(String name, Element test) {
        reading.named(test.getAttribute("identifier"), test.getAttribute("title"));
        XmlFile.child(test, "timeLimits")
                .map(limits -> seconds(limits.getAttribute("maxTime")))
                .ifPresent(seconds -> reading.timed((int) Math.ceil(seconds / MINUTE)));
        XmlFile.below(test, "rubricBlock")
                .forEach(block ->
                        reading.introduced(HtmlMarkdown.of(block, lost -> reading.loss("introduction", lost))));
        for (Element ref : XmlFile.below(test, "assessmentItemRef")) {
            String file = resolved(name, ref.getAttribute("href"));
            double points = XmlFile.children(ref, "weight").stream()
                    .mapToDouble(weight -> seconds(weight.getAttribute("value")))
                    .findFirst()
                    .orElse(1);
            if (documents.containsKey(file)) {
                item(file, points);
            } else {
                reading.problem(ref.getAttribute("href"), "The package has no such file.", "Export it again.");
            }
        }
    }

    private void item(String name, double points) {
        List<String> tags = documents.values().stream()
                .filter(root -> XmlFile.is(root, "manifest"))
                .flatMap(root -> XmlFile.below(root, "resource").stream())
                .filter(resource -> resource.getAttribute("href").equals(name))
                .flatMap(resource -> XmlFile.below(resource, "keyword").stream())
                .map(keyword -> keyword.getTextContent().strip())
                .filter(keyword -> !keyword.isEmpty())
                .toList();
        int whole = (int) Math.max(1, Math.min(100, Math.round(points)));
        if (whole != points) {
            reading.loss(name, "its weight " + points + " becomes " + whole);
        }
        new QtiItemReader(name, documents.get(name), reading).read(whole, tags);
    }

    private static String resolved(String from, String href) {
        try {
            return URI.create(from).resolve(href).toString();
        } catch (IllegalArgumentException unusual) {
            return href;
        }
    }

    private static double seconds(String text) {
        try {
            double number = Double.parseDouble(text);
            return number > 0 && number < 1e6 ? number : 0;
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
