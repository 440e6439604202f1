package dev.evenhand.web.walk;

import com.microsoft.playwright.Page;
import java.util.Locale;

/** What people come to see, in the demo: who looks, where, and how one knows that it is all there. */
enum View {
    LANDING("", "/", ".landing .tip"),
    WIDGET("", "/shop", "evenhand-panel .suggestions .chip"),
    WELCOME("", "/chat", ".suggestions .chip"),
    ANSWER("", "/chat", "evenhand-messages .ask button"),
    CONSOLE("ana", "/agent", "agent-composer textarea"),
    REPORT("mia", "/manager", "manager-breakdown table"),
    TIME("mia", "/manager?view=time", "manager-chart canvas"),
    CONVERSATIONS(
            "mia",
            "/manager?view=conversations&range=7&topic=warranty&state=confirmed",
            "manager-conversations tbody tr"),
    WORKING("mia", "/manager?made=fcr", "manager-working .rules"),
    ALERTS("mia", "/manager?view=alerts", "manager-alerts .alert"),
    EXPERIMENTS("mia", "/manager?view=experiments", "manager-holdout > *"),
    KNOWLEDGE("mia", "/manager?view=knowledge", "manager-knowledge .articles button"),
    ARTICLE("mia", "/manager?view=knowledge&article=delivery-time", "manager-article form"),
    GAPS("mia", "/manager?view=knowledge&tab=gaps", "manager-gaps section"),
    QUALITY("mia", "/manager?view=knowledge&tab=quality", "manager-quality form"),
    CHANGES("mia", "/manager?view=knowledge&tab=changes", "manager-changes tbody tr"),
    TEAM("mia", "/manager?view=settings&section=teams&team=general", "manager-team form"),
    PEOPLE("mia", "/manager?view=settings&section=people", "manager-people .card"),
    HOUSE("mia", "/manager?view=settings&section=house", "manager-house form");

    private final String account;
    private final String path;
    private final String complete;

    View(String account, String path, String complete) {
        this.account = account;
        this.path = path;
        this.complete = complete;
    }

    /** The demo account that looks; empty for somebody who is not signed in. */
    String account() {
        return account;
    }

    String path() {
        return path;
    }

    /** Returns once the last part to come is on the page. */
    void await(Page page) {
        page.locator(complete).first().waitFor();
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
