package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * What a person sees of the console, and does with keyboard and mouse. It complains when it is closed about everything
 * that the console wrote as an error and about every request to somewhere else than the gateway.
 */
final class Screen implements AutoCloseable {
    private static final List<String> ACCESSIBILITY = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Set<String> TOO_MUCH = Set.of("serious", "critical");

    /** The browser says so itself of each answer that is no success; what the console makes of it is on the screen. */
    private static final Pattern REFUSED_REQUEST =
            Pattern.compile("Failed to load resource: the server responded with a status of 4\\d\\d.*");

    private static final Pattern LOST_CONNECTION =
            Pattern.compile("Failed to load resource: (net::ERR_.*|the server responded with a status of 50[234].*)");

    private final BrowserContext context;
    private final Page page;
    private final String test;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private volatile boolean mayLoseConnection;

    private Screen(BrowserContext context, String gateway, String test) {
        this.context = context;
        this.page = context.newPage();
        this.test = test;
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complain(message.text());
            }
        });
        page.onPageError(this::complain);
        page.onRequest(request -> {
            String url = request.url();
            if (!url.startsWith(gateway + "/") && !url.startsWith("data:") && !url.startsWith("blob:")) {
                complaints.add("a request to " + url);
            }
        });
    }

    static Screen open(Browser browser, String gateway, String test) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1280, 800)
                .setColorScheme(ColorScheme.LIGHT)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin")
                .setBaseURL(gateway));
        context.setDefaultTimeout(15_000);
        return new Screen(context, gateway, test);
    }

    private void complain(String text) {
        boolean expected = REFUSED_REQUEST.matcher(text).matches()
                || (mayLoseConnection && LOST_CONNECTION.matcher(text).matches());
        if (!expected) {
            complaints.add(text);
        }
    }

    /** From now on the gateway may be away. */
    void mayLoseConnection() {
        mayLoseConnection = true;
    }

    Page page() {
        return page;
    }

    void visit(String path) {
        page.navigate(path);
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator text(String text) {
        return page.getByText(text).first();
    }

    Locator row(String text) {
        return page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile(Pattern.quote(text))));
    }

    /** Checks what is on the screen now for people who cannot see it or use no mouse, and takes its picture if wanted. */
    void isAccessible(String name) {
        picture(name);
        List<Rule> found = new AxeBuilder(page)
                .withTags(ACCESSIBILITY).analyze().getViolations().stream()
                        .filter(rule -> TOO_MUCH.contains(rule.getImpact()))
                        .toList();
        assertThat(found)
                .as("accessibility of " + name)
                .extracting(rule -> rule.getId() + ": "
                        + rule.getNodes().stream().map(node -> node.getHtml()).toList())
                .isEmpty();
    }

    private void picture(String name) {
        String folder = System.getProperty("console.screenshots", "");
        if (!folder.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints)
                .as("what the browser complained about in " + test)
                .isEmpty();
    }
}
