package dev.evenhand.web.walk;

import com.microsoft.playwright.Page;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What people come to see, in the demo: who looks, where, what they do there, and how one knows that it is all there.
 *
 * <p>Those who look are accounts of the demo, customers of the {@link Cast}, {@code owner} (of a house that has just been
 * opened) or nobody in particular. A name in braces in an address is that customer's conversation.
 */
enum View {
    LANDING("", "/", ".landing .tip"),
    SIGNIN("", "/signin", "signin-page input[name=password]"),
    DOCS("", "/docs", "#problems"),
    STYLEGUIDE("", "/styleguide", "styleguide-widget"),
    SHOP("", "/shop", "evenhand-chat button"),
    WIDGET("", "/shop", "evenhand-panel .suggestions .chip", click("evenhand-chat button")),
    WELCOME("", "/chat", ".suggestions .chip"),
    ANSWER("", "/chat", "evenhand-messages .ask button", click(".suggestions .chip")),
    PERSON("kim", "/shop", "evenhand-panel .said.agent", click("evenhand-chat button")),
    LINE("lee", "/chat", ".queue[data-place]"),
    LEAVE("lee", "/chat", "evenhand-leave form", click(".queue .ways button")),
    RATING("noa", "/chat", "evenhand-survey form"),

    CONSOLE("ana", "/agent#{kim}", "agent-composer textarea"),
    TICKET("ana", "/agent#{lee}", "agent-conversation .notmine .btn"),
    PALETTE("ana", "/agent#{kim}", ".palette li", at("agent-composer textarea", page -> page.keyboard()
            .press("Control+k"))),
    TRANSFER("ana", "/agent#{kim}", "dialog[open] select", click(".top .btn.quiet:not(.only)")),
    RESOLVE("ana", "/agent#{kim}", "dialog[open] .choices", click(".top .btn:not(.quiet)")),
    KEYS("ben", "/agent", "dialog[open] .keys", at("agent-queue .ticket", page -> page.keyboard()
            .press("?"))),
    SUPERVISOR("mia", "/agent#{kim}", "agent-whisper"),
    QUIET_DESK("owner", "/agent", "agent-queue .nobody"),

    REPORT("mia", "/manager", "manager-breakdown table"),
    RAW("mia", "/manager?mode=raw", "manager-breakdown table"),
    RANDOMISED("mia", "/manager?mode=randomised", "manager-breakdown table"),
    WORKING("mia", "/manager?view=made&figure=fcr", "manager-made .rules"),
    NOTHING("mia", "/manager?range=custom&from=2020-01-01&to=2020-01-31", ".verdict .sentence"),
    TIME("mia", "/manager?view=time", "manager-chart canvas"),
    CONVERSATIONS(
            "mia",
            "/manager?view=conversations&range=7&topic=warranty&state=confirmed",
            "manager-conversations tbody tr"),
    TRANSCRIPT(
            "mia",
            "/manager?view=conversations&range=7&conversation={noa}",
            "manager-conversations:has(tbody tr) .drawer .said"),
    ALERTS("mia", "/manager?view=alerts", "manager-alerts .alert"),
    AUDIT("mia", "/manager?view=audit", "manager-audit section"),
    EXPERIMENTS(
            "mia", "/manager?view=experiments", ".experiments:has(manager-holdout > *) + manager-versions tbody tr"),
    KNOWLEDGE("mia", "/manager?view=knowledge", "manager-knowledge .articles button"),
    TRIAL("mia", "/manager?view=knowledge", "manager-try .candidates", page -> page.locator("manager-try input")
            .first()
            .fill("How long does delivery take?")),
    ARTICLE("mia", "/manager?view=knowledge&article=delivery-time", "manager-article form"),
    IMPORT(
            "mia",
            "/manager?view=knowledge",
            "manager-import form",
            click("manager-shelf .section-top .btn[aria-expanded]")),
    GAPS("mia", "/manager?view=knowledge&tab=gaps", "manager-gaps section"),
    QUALITY("mia", "/manager?view=knowledge&tab=quality", "manager-quality form"),
    POLICY("mia", "/manager?view=knowledge&tab=policy", "manager-policy form"),
    CHANGES("mia", "/manager?view=knowledge&tab=changes", "manager-changes tbody tr"),
    TEAMS("mia", "/manager?view=settings&section=teams", "manager-teams .card"),
    TEAM("mia", "/manager?view=settings&section=teams&team=general", "manager-team form"),
    PEOPLE("mia", "/manager?view=settings&section=people", "manager-people .card"),
    DESK("mia", "/manager?view=settings&section=desk", "manager-desk form"),
    HOUSE("mia", "/manager?view=settings&section=house", "manager-house form"),
    THRESHOLDS("mia", "/manager?view=settings&section=thresholds", "manager-thresholds .note"),
    HISTORY("mia", "/manager?view=settings&section=history", "manager-history form"),
    EMBED("admin", "/manager?view=settings&section=chat", "manager-embed form"),
    REPLIES("admin", "/manager?view=settings&section=replies", "manager-replies form"),
    WEBHOOKS("admin", "/manager?view=settings&section=webhooks", "manager-webhooks form"),
    ACCOUNTS("admin", "/manager?view=settings&section=accounts", "manager-accounts tbody tr"),
    TOKENS("admin", "/manager?view=settings&section=tokens", "manager-tokens form"),
    ACTIVITY("admin", "/manager?view=settings&section=activity", "manager-activity .kept"),
    FIRST_STEPS("owner", "/manager", "manager-first .done");

    private final String who;
    private final String path;
    private final String complete;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Consumer<Page> act;

    View(String who, String path, String complete) {
        this(who, path, complete, page -> {});
    }

    View(String who, String path, String complete, Consumer<Page> act) {
        this.who = who;
        this.path = path;
        this.complete = complete;
        this.act = act;
    }

    private static Consumer<Page> click(String what) {
        return page -> page.locator(what).first().click();
    }

    private static Consumer<Page> at(String what, Consumer<Page> act) {
        return page -> {
            page.locator(what).first().waitFor();
            act.accept(page);
        };
    }

    /** Whose eyes these are; empty for somebody who is not known. */
    String who() {
        return who;
    }

    String path() {
        return path;
    }

    /** Does what leads there, and returns once the last part to come is on the page. */
    void arrive(Page page) {
        act.accept(page);
        page.locator(complete).first().waitFor();
    }

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
