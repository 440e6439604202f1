package dev.evenhand.web.activity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is worth keeping who did it, by the operations of the contract. */
public enum ActivityKind {
    SETTINGS(
            "changeSettings",
            "changeHouseRules",
            "changeAlertRules",
            "changeDeskSettings",
            "changeDeskAgent",
            "changeAnswerPolicy",
            "changeAudit",
            "createWebhook",
            "changeWebhook",
            "deleteWebhook"),
    ACCOUNTS("createAccount", "changeAccount", "deleteAccount", "changePassword"),
    TOKENS("createToken", "deleteToken"),
    KNOWLEDGE("putArticle", "deleteArticle", "restoreArticle", "importArticles", "dismissLessons"),
    EXPERIMENTS("startHoldout", "stopHoldout"),
    IMPORTS("importOutcomes"),
    EXPORTS("exportCsv", "exportJsonl", "exportParquet", "exportArticles");

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> operations;

    ActivityKind(String... operations) {
        this.operations = Set.of(operations);
    }

    /** Empty for what is not kept. */
    static Optional<ActivityKind> of(String operation) {
        return Arrays.stream(values())
                .filter(kind -> kind.operations.contains(operation))
                .findFirst();
    }

    /** Operations of every kind. */
    public static Set<String> kept() {
        return Set.copyOf(Arrays.stream(values())
                .flatMap(kind -> kind.operations.stream())
                .toList());
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
