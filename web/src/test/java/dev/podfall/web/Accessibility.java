package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at pages with axe, on a desk and on a phone, in light and in dark: no finding of any rule, nothing that scrolls
 * sideways, one main heading. Leaves a picture of each in {@code target/pictures}.
 */
final class Accessibility {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final int[] SMALL_PHONES = {320, 360};
    private static final String AXE = read();
    /** The rules beside WCAG's, such as headings in order, count as well. */
    private static final String RUN =
            "() => axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => v.id + ': ' + v.help + ' — '"
                    + " + v.nodes.map(n => n.html.slice(0, 200) + ' (' + (n.any[0] || n.all[0] || n.none[0] || {message: ''}).message"
                    + " + ')').join(' | ')))";

    /** What an expression is while every part of the page is unfolded. */
    private static final String UNFOLDED = """
            () => {
              const folded = [...document.querySelectorAll('details:not([open])')];
              folded.forEach(part => part.open = true);
              const found = %s;
              folded.forEach(part => part.open = false);
              return found;
            }""";
    /** Words in a column too narrow for them: four lines or more, of less than four letters each. */
    private static final String SQUEEZED = """
            [...document.querySelectorAll('main *')].filter(part => {
              const own = [...part.childNodes].filter(n => n.nodeType === 3).map(n => n.data.trim()).join(' ');
              const size = parseFloat(getComputedStyle(part).fontSize);
              const box = part.getBoundingClientRect();
              return own.length > 6 && box.width > 1 && box.width < size * 2 && box.height > size * 5 && !part.closest('svg, .sr');
            }).map(part => part.outerHTML.slice(0, 120))""";

    /** Links into the page that lead nowhere, and two parts of one name. */
    private static final String DEAD_OR_DOUBLE = """
            (() => {
              const ids = [...document.querySelectorAll('[id]')].map(part => part.id);
              const double = ids.filter((id, i) => ids.indexOf(id) < i).map(id => 'twice on the page: #' + id);
              const dead = [...document.querySelectorAll('a[href^="#"]')].map(link => link.getAttribute('href').slice(1))
                  .filter(id => id && !ids.includes(id)).map(id => 'leads nowhere: #' + id);
              return double.concat(dead);
            })()""";

    private final List<String> findings = new ArrayList<>();

    /** The ways a person may look at a page. */
    enum Look {
        DESK_LIGHT(1280, 900, ColorScheme.LIGHT),
        DESK_DARK(1280, 900, ColorScheme.DARK),
        PHONE_LIGHT(390, 844, ColorScheme.LIGHT),
        PHONE_DARK(390, 844, ColorScheme.DARK);

        private final int width;
        private final int height;
        private final ColorScheme colours;

        Look(int width, int height, ColorScheme colours) {
            this.width = width;
            this.height = height;
            this.colours = colours;
        }

        /** A browser of its own that looks this way. */
        BrowserContext of(Browser browser) {
            return browser.newContext(new Browser.NewContextOptions()
                    .setViewportSize(width, height)
                    .setColorScheme(colours));
        }
    }

    /** Looks at the page as it is, in all four ways; the page keeps its size and colours. */
    void inspect(Page page, String name) {
        for (var look : Look.values()) {
            page.setViewportSize(look.width, look.height);
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(look.colours).setReducedMotion(ReducedMotion.REDUCE));
            examine(
                    page,
                    name + "-" + look.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        }
        for (var width : SMALL_PHONES) {
            page.setViewportSize(width, Look.PHONE_LIGHT.height);
            lookForScrolling(page, name + "-" + width);
        }
        page.setViewportSize(Look.DESK_LIGHT.width, Look.DESK_LIGHT.height);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private void examine(Page page, String name) {
        page.evaluate("scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
        page.evaluate(AXE);
        ((List<?>) page.evaluate(RUN)).forEach(finding -> findings.add(name + ": " + finding));
        if (!page.evaluate("document.querySelectorAll('h1').length").equals(1)) {
            findings.add(name + ": has not one h1");
        }
        ((List<?>) page.evaluate(DEAD_OR_DOUBLE)).forEach(finding -> findings.add(name + ": " + finding));
        lookForScrolling(page, name);
    }

    /** Also with all unfolded that can be. */
    private void lookForScrolling(Page page, String name) {
        var beyond = page.evaluate(
                UNFOLDED.formatted("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        if (!beyond.equals(0)) {
            findings.add(name + ": scrolls sideways by " + beyond + " px");
        }
        ((List<?>) page.evaluate(UNFOLDED.formatted(SQUEEZED)))
                .forEach(words -> findings.add(name + ": squeezed to a column of letters: " + words));
    }

    /** Fails with all that was found. */
    void assertNothingFound() {
        assertThat(findings).as("what stands in somebody's way").isEmpty();
    }

    private static String read() {
        try (var in = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
