package dev.podfall.scenario.quiz.exchange.markup;

import java.io.ByteArrayOutputStream;
import javax.xml.XMLConstants;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Writes an XML document, element by element. An element's namespace is its parent's. Used by one thread. */
public final class XmlText {
    private final Element element;

    private XmlText(Element element) {
        this.element = element;
    }

    /** @param namespace null for none */
    public static XmlText root(String namespace, String name) {
        Document document = XmlFile.create();
        Element root = document.createElementNS(namespace, name);
        document.appendChild(root);
        return new XmlText(root);
    }

    /** A new last child. */
    public XmlText child(String name) {
        Element child = element.getOwnerDocument().createElementNS(element.getNamespaceURI(), name);
        element.appendChild(child);
        return new XmlText(child);
    }

    /** A new last child, with a text. */
    public XmlText child(String name, String text) {
        return child(name).text(text);
    }

    public XmlText attribute(String name, String value) {
        element.setAttribute(name, value);
        return this;
    }

    /** Adds text; characters that XML has no way to write are left out. */
    public XmlText text(String text) {
        element.appendChild(element.getOwnerDocument().createTextNode(printable(text)));
        return this;
    }

    /** Adds Markdown as XHTML, in a namespace like all else. */
    public XmlText markdown(String markdown) {
        String html = "<x>" + MarkdownHtml.html(printable(markdown)) + "</x>";
        copy(XmlFile.read(html.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return this;
    }

    private void copy(Element from) {
        for (Node node = from.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element inner) {
                XmlText copied = child(inner.getTagName());
                for (int i = 0; i < inner.getAttributes().getLength(); i++) {
                    Node attribute = inner.getAttributes().item(i);
                    copied.attribute(attribute.getNodeName(), attribute.getNodeValue());
                }
                copied.copy(inner);
            } else {
                text(node.getTextContent());
            }
        }
    }

    /** The whole document this is a part of, in UTF-8. */
    public byte[] bytes() {
        try {
            TransformerFactory factory = TransformerFactory.newInstance();
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
            Transformer transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            element.getOwnerDocument().setXmlStandalone(true);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            transformer.transform(new DOMSource(element.getOwnerDocument()), new StreamResult(bytes));
            return bytes.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException("A document of our own can be written.", e);
        }
    }

    private static String printable(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
    }
}
