package dev.podfall.scenario.lint.exam;

import dev.podfall.scenario.exam.blueprint.Exam;
import dev.podfall.scenario.lint.Finding;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A document has a title, and an address that a browser opens safely. */
final class DocumentsAreLinks implements ExamRule {
    @Override
    public List<Finding> check(LintedExam exam) {
        List<Finding> findings = new ArrayList<>();
        List<Exam.Document> documents = exam.exam().documents();
        for (int i = 0; i < documents.size(); i++) {
            Exam.Document document = documents.get(i);
            if (document.title().isBlank()) {
                findings.add(exam.finding(
                        "A document has no title.", "Write what it is, in a few words.", "documents", i, "title"));
            }
            if (!isLink(document.url())) {
                findings.add(exam.finding(
                        "\"" + document.url() + "\" is no address of a page.",
                        "Write it in full, with https://.",
                        "documents",
                        i,
                        "url"));
            }
        }
        return findings;
    }

    private static boolean isLink(String url) {
        try {
            URI uri = URI.create(url);
            return "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
