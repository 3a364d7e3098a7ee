package dev.podfall.scenario.quiz.exchange.markup;

import dev.podfall.scenario.quiz.exchange.item.UnusableFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * XML that somebody else wrote: read without a DTD, entities, or anything from elsewhere, to a depth of 60. Names are local ones, whatever
 * their prefixes.
 */
public final class XmlFile {
    private static final String DEEPEST = "60";
    private static final String MOST_ATTRIBUTES = "200";

    private XmlFile() {}

    /** @throws UnusableFile with the line, if it is no XML, or XML that is not taken */
    public static Element read(byte[] content) {
        try {
            return builder().parse(new ByteArrayInputStream(content)).getDocumentElement();
        } catch (SAXParseException e) {
            throw new UnusableFile(
                    "line " + e.getLineNumber() + ": " + words(e.getMessage()),
                    "Export it again, or correct that line. Document types and entities are never read.");
        } catch (SAXException | IOException e) {
            throw new UnusableFile(words(e.getMessage()), "Export it again from where it comes from.");
        }
    }

    /** A document to be written. */
    public static Document create() {
        return builder().newDocument();
    }

    private static String words(String message) {
        String text = message == null ? "it is no XML" : message;
        if (text.contains("DOCTYPE")) {
            return "it has a document type";
        }
        return text.contains("JAXP") ? "it is nested too deep, or too large" : text.replaceFirst("\\.$", "");
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
            factory.setAttribute("jdk.xml.elementAttributeLimit", MOST_ATTRIBUTES);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Throwing());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Every Java can read XML like this.", e);
        }
    }

    /** The child elements of that name, in their order. */
    public static List<Element> children(Element parent, String name) {
        return children(parent).stream().filter(child -> is(child, name)).toList();
    }

    /** All child elements. */
    public static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    /** The first child element of that name. */
    public static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    /** All elements of that name below, in the document's order. */
    public static List<Element> below(Element parent, String name) {
        return children(parent).stream()
                .flatMap(child -> {
                    List<Element> found = new ArrayList<>(is(child, name) ? List.of(child) : List.of());
                    found.addAll(below(child, name));
                    return found.stream();
                })
                .collect(Collectors.toList());
    }

    /** The text of the first child of that name; empty without one. */
    public static String text(Element parent, String name) {
        return child(parent, name).map(e -> e.getTextContent().strip()).orElse("");
    }

    public static boolean is(Element element, String name) {
        return name.equals(element.getLocalName());
    }

    private static final class Throwing implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) {
            // What a parser merely finds odd is read.
        }

        @Override
        public void error(SAXParseException exception) throws SAXParseException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXParseException {
            throw exception;
        }
    }
}
