package dev.evenhand.web.auth;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a member of staff may do; an administrator has every role. */
public enum Role {
    AGENT,
    MANAGER,
    ADMIN;

    /** The name in the contract, such as {@code agent}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Set<Role> of(Collection<String> codes) {
        return codes.stream()
                .map(code -> valueOf(code.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
