package org.lastfmwallpaper.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One visitor on the page. Whatever the browser complains of meanwhile is kept, and must be nothing at the end. */
final class Visit implements AutoCloseable {
    /** For what a run does; all else is quick. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration QUICK = Duration.ofSeconds(30);

    /** The rules of WCAG 2.2 AA, and what is good practice besides. */
    private static final String RUN_AXE = """
            async () => (await axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            })).violations.map(found => found.id + ': ' + found.nodes.map(node => node.target.join(' ')).join(', '))""";

    private static final String NOTHING_FADES = """
            () => document.getAnimations().every(animation =>
                animation.playState !== 'running' || animation.effect.getTiming().iterations === Infinity)""";

    private final BrowserContext context;
    private final Page page;
    private final URI base;
    private final List<String> complaints = new ArrayList<>();
    private final List<Pattern> staged = new ArrayList<>();

    Visit(Browser browser, Look look, URI base) {
        this.base = base;
        context = browser.newContext(look.options());
        page = context.newPage();
        page.setDefaultTimeout((double) QUICK.toMillis());
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complain(message.text() + " at " + message.location());
            }
        });
        page.onPageError(this::complain);
        page.onRequest(request -> {
            if (!request.url().startsWith(base.toString()) && !request.url().startsWith("data:")) {
                complain("asked another host: " + request.url());
            }
        });
    }

    private void complain(String what) {
        if (staged.stream().noneMatch(pattern -> pattern.matcher(what).find())) {
            complaints.add(what);
        }
    }

    /** From now on the browser may say this: it is what the test brings about on purpose. */
    void stages(String regex) {
        staged.add(Pattern.compile(regex));
    }

    /**
     * The browser says so of every request while the server is dead or the network is gone; and a server that boots answers
     * for a while without the application, with a status of its own.
     */
    void stagesALostServer() {
        // While it starts, it answers before it knows the application: 404, 503, and for a moment 500.
        stages(
                "net::ERR_(CONNECTION|INCOMPLETE|EMPTY|INTERNET|NETWORK|SOCKET)|responded with a status of (404|500|503)");
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Opens a view, such as {@code #/runs}, as a new page would. */
    void open(String hash) {
        page.navigate("about:blank");
        page.navigate(base + hash);
        page.waitForFunction(
                "() => document.querySelector('[data-nav][aria-current]') || location.hash.startsWith('#/runs/')");
    }

    /** Opens the form and waits until the server has said what it offers. */
    void openStart() {
        open("");
        page.waitForFunction("() => document.getElementById('server').textContent.includes('worker')");
    }

    void openRun(String jobId) {
        open("#/runs/" + jobId);
        page.waitForFunction("() => document.getElementById('run-state').dataset.state !== 'loading'");
    }

    Locator at(String selector) {
        return page.locator(selector);
    }

    String text(String selector) {
        return page.locator(selector).first().innerText();
    }

    /** Waits until it can be seen. */
    Locator await(String selector) {
        return await(selector, QUICK);
    }

    Locator await(String selector, Duration patience) {
        Locator locator = page.locator(selector).first();
        locator.waitFor(new Locator.WaitForOptions()
                .setState(WaitForSelectorState.VISIBLE)
                .setTimeout((double) patience.toMillis()));
        return locator;
    }

    /** Waits until so many wallpapers are shown, each really loaded. */
    void awaitPictures(int count) {
        page.waitForFunction(
                "count => document.querySelectorAll('.card-done').length >= count"
                        + " && document.querySelector('.card-done img.shown')",
                count,
                new Page.WaitForFunctionOptions().setTimeout((double) PATIENCE.toMillis()));
    }

    /** The run's id, from the address. */
    String jobId() {
        page.waitForFunction("() => location.hash.startsWith('#/runs/')");
        return page.url().replaceFirst(".*#/runs/([^/]+).*", "$1");
    }

    /** What the focus is on matches this. */
    boolean focusIsOn(String selector) {
        return (Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    /** What axe finds wrong, once nothing fades in or out any more. It comes through the debugger, which no policy binds. */
    List<?> barriers() {
        page.waitForFunction(NOTHING_FADES);
        page.evaluate(AXE + "; 0");
        return (List<?>) page.evaluate(RUN_AXE);
    }

    private static final String AXE = axe();

    private static String axe() {
        try (InputStream source = Visit.class.getResourceAsStream("/axe.min.js")) {
            if (source == null) {
                throw new IllegalStateException("axe.min.js is not on the class path");
            }
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read axe.min.js", e);
        }
    }

    /** Nothing sticks out to the side, and the browser has complained of nothing. */
    void assertFlawless() {
        Object over =
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) over).intValue()).as("pixels that stick out").isNotPositive();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
