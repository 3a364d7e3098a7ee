package dev.podfall.scenario.quiz.exchange.markup;

import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.w3c.dom.Node;

/** Elements of an XML document as those of an HTML document, so that both are read alike. */
final class XhtmlCopy {
    private XhtmlCopy() {}

    static Element of(org.w3c.dom.Element from) {
        Element copy = new Element(from.getLocalName().toLowerCase(Locale.ROOT));
        for (int i = 0; i < from.getAttributes().getLength(); i++) {
            Node attribute = from.getAttributes().item(i);
            copy.attr(attribute.getNodeName(), attribute.getNodeValue());
        }
        for (Node node = from.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof org.w3c.dom.Element inner) {
                copy.appendChild(of(inner));
            } else if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                copy.appendChild(new TextNode(node.getNodeValue()));
            }
        }
        return copy;
    }
}
