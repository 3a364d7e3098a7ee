package dev.podfall.sim.parity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a test runner of any language wrote in JUnit's format: test to whether it passed. Those that were skipped are left out. */
final class JUnitReport {
    /** What Ginkgo reports beside specs. */
    private static final Pattern NO_TEST = Pattern.compile(
            "\\[(?:Synchronized)?(?:Before|After|ReportBefore|ReportAfter|DeferCleanup|ReportEntry)[^\\]]*\\].*");

    private JUnitReport() {}

    static Map<String, Boolean> read(Path file) throws IOException {
        Map<String, Boolean> verdicts = new TreeMap<>();
        NodeList cases = document(file).getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            if (!NO_TEST.matcher(test.getAttribute("name")).matches() && !has(test, "skipped")) {
                boolean passed = !has(test, "failure") && !has(test, "error");
                verdicts.merge(name(test), passed, Boolean::logicalAnd);
            }
        }
        return verdicts;
    }

    private static String name(Element test) {
        return test.getAttribute("classname") + " " + test.getAttribute("name");
    }

    private static boolean has(Element test, String child) {
        return test.getElementsByTagName(child).getLength() > 0;
    }

    private static Element document(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + " is no report in JUnit's format: " + e.getMessage(), e);
        }
    }
}
