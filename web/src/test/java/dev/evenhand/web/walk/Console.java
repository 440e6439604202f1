package dev.evenhand.web.walk;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Where things are at an agent's console, in its language. */
record Console(Page page, Words words) {
    /** Who waits. */
    Locator ticket(String name) {
        return named("agent-queue .ticket", name);
    }

    /** A chat of one's own. */
    Locator held(String name) {
        return named("agent-chats .ticket", name).locator(".open");
    }

    private Locator named(String ticket, String name) {
        return page.locator(ticket).filter(new Locator.FilterOptions().setHasText(name));
    }

    void take(String name) {
        ticket(name).locator(".open").click();
        page.locator(".notmine .btn").click();
    }

    Locator reply() {
        return page.getByLabel(words.staff("composer.reply.label"));
    }
}
