package dev.podfall.scenario.quiz.exchange.qti;

import dev.podfall.scenario.quiz.exchange.item.Bank;
import dev.podfall.scenario.quiz.exchange.item.Item;
import dev.podfall.scenario.quiz.exchange.item.Loss;
import dev.podfall.scenario.quiz.exchange.markup.XmlText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Writes a QTI 2.1 package: a manifest, a test, and a file for each item. */
public final class QtiWriter {
    static final String NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1";
    private static final String MANIFEST = "http://www.imsglobal.org/xsd/imscp_v1p1";
    private static final int MINUTE = 60;
    private static final String TEST = "test.xml";

    private QtiWriter() {}

    /** @param losses is told what QTI cannot say */
    public static byte[] write(Bank bank, Consumer<Loss> losses) {
        losses.accept(new Loss("quiz", "its version and its pass mark"));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("imsmanifest.xml", manifest(bank));
        files.put(TEST, test(bank));
        bank.items().forEach(item -> files.put(file(item), new QtiItemWriter(item, losses).write()));
        return QtiPackage.write(files);
    }

    private static String file(Item item) {
        return "items/" + item.id() + ".xml";
    }

    private static byte[] manifest(Bank bank) {
        XmlText root = XmlText.root(MANIFEST, "manifest").attribute("identifier", "manifest-" + bank.id());
        XmlText metadata = root.child("metadata");
        metadata.child("schema", "QTIv2.1 Package");
        metadata.child("schemaversion", "1.0.0");
        root.child("organizations");
        XmlText resources = root.child("resources");
        resource(resources, "test", "imsqti_test_xmlv2p1", TEST);
        int number = 0;
        for (Item item : bank.items()) {
            number++;
            XmlText resource = resource(resources, "item-" + number, "imsqti_item_xmlv2p1", file(item));
            if (!item.tags().isEmpty()) {
                XmlText general = resource.child("metadata").child("lom").child("general");
                item.tags().forEach(tag -> general.child("keyword").child("string", tag));
            }
        }
        return root.bytes();
    }

    private static XmlText resource(XmlText resources, String id, String type, String file) {
        XmlText resource = resources
                .child("resource")
                .attribute("identifier", id)
                .attribute("type", type)
                .attribute("href", file);
        resource.child("file").attribute("href", file);
        return resource;
    }

    private static byte[] test(Bank bank) {
        XmlText root = XmlText.root(NAMESPACE, "assessmentTest")
                .attribute("identifier", bank.id())
                .attribute("title", bank.title());
        if (bank.minutes() > 0) {
            root.child("timeLimits").attribute("maxTime", String.valueOf(bank.minutes() * MINUTE));
        }
        XmlText section = root.child("testPart")
                .attribute("identifier", "part")
                .attribute("navigationMode", "nonlinear")
                .attribute("submissionMode", "simultaneous")
                .child("assessmentSection")
                .attribute("identifier", "section")
                .attribute("title", bank.title())
                .attribute("visible", "true");
        if (!bank.intro().isBlank()) {
            section.child("rubricBlock").attribute("view", "candidate").markdown(bank.intro());
        }
        for (Item item : bank.items()) {
            XmlText ref = section.child("assessmentItemRef")
                    .attribute("identifier", QtiItemWriter.identifier(item.id(), "q"))
                    .attribute("href", file(item));
            if (item.points() != 1) {
                ref.child("weight").attribute("identifier", "POINTS").attribute("value", item.points() + "");
            }
        }
        return root.bytes();
    }
}
