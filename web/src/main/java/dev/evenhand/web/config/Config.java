package dev.evenhand.web.config;

import dev.evenhand.bot.model.LlmSettings;
import dev.evenhand.bot.model.Prices;
import dev.evenhand.bot.tool.Tool;
import dev.evenhand.handoff.redis.RedisUrl;
import dev.evenhand.web.alert.MailOptions;
import io.netty.util.NetUtil;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything an operator can set, with the defaults in {@link #read}.
 *
 * @param dataDir where the embedded Redis and the columnar view live
 * @param redisUrl an external Redis; null for the embedded one
 * @param adminPassword of the first administrator, first start only; null to have one generated
 * @param llm null without a model
 * @param mail null where nobody is told of alerts by mail
 */
public record Config(
        Http http,
        Path dataDir,
        Attachments attachments,
        @Nullable String redisUrl,
        @Nullable String adminPassword,
        Bot bot,
        @Nullable LlmSettings llm,
        Desk desk,
        Webhooks webhooks,
        @Nullable MailOptions mail) {
    /** Where everything is kept unless told otherwise. */
    public static final String DATA_DIR = "./data";

    /** As browsers write it, in the letters of a domain name. */
    private static final Predicate<String> ORIGIN =
            Pattern.compile("(?i)https?://[a-z0-9.:\\[\\]-]+").asMatchPredicate();

    public Config withDataDir(Path directory) {
        return new Config(http, directory, attachments, redisUrl, adminPassword, bot, llm, desk, webhooks, mail);
    }

    /** The directory for files sent in chats; null for in Redis, since nodes of one external Redis may share nothing else. */
    public @Nullable Path attachmentsDirectory() {
        var named = attachments.directory();
        return named != null || redisUrl != null ? named : dataDir.resolve("attachments");
    }

    /**
     * Files sent in chats.
     *
     * @param directory for nodes that share one; null where none is named
     * @param kept how long; zero for good
     * @param taken whether files can be sent at all
     * @param mostBytes of all files together; beyond it none is taken
     */
    public record Attachments(@Nullable Path directory, Duration kept, boolean taken, long mostBytes) {}

    /**
     * Where the server listens.
     *
     * @param port 0 for any free one
     * @param rateLimits off is accepted on loopback only
     * @param widgetOrigins origins, besides our own, whose pages may embed the widget
     * @param trustedProxies addresses whose X-Forwarded-For is believed
     * @param development for whoever works on the pages: files are read anew each time, {@code /styleguide} is there
     */
    public record Http(
            String host,
            int port,
            boolean rateLimits,
            List<String> widgetOrigins,
            List<String> trustedProxies,
            boolean development) {
        /** Whether only this machine can reach the server. */
        public boolean loopback() {
            return Values.loopback(host);
        }
    }

    /**
     * How the bot decides.
     *
     * @param precision share of answers that shall be right, 0.5 to 0.99
     * @param outOfScopeShare share of messages expected to fit no article, 0.05 to 0.8
     * @param deadline longest time a customer waits for the bot before a person is called
     * @param seedSampleShop whether an empty knowledge base starts with the sample shop
     * @param tools look-ups in the operator's own systems
     */
    public record Bot(
            double precision, double outOfScopeShare, Duration deadline, boolean seedSampleShop, List<Tool> tools) {}

    /**
     * How the desk waits.
     *
     * @param idleClose silence of the customer after which a conversation closes by itself
     * @param presenceGrace how long a lost agent keeps the chats
     * @param kept how long closed conversations are kept; zero for good
     */
    public record Desk(Duration idleClose, Duration presenceGrace, Duration kept) {}

    /**
     * How other systems are told of handoffs.
     *
     * @param privateAddresses whether receivers on loopback and private networks may be told
     * @param retries pauses before further attempts
     */
    public record Webhooks(boolean privateAddresses, List<Duration> retries) {}

    /** Without the secrets, so that a log line may show it. */
    @Override
    public String toString() {
        return "Config[" + http + ", dataDir=" + dataDir + ", redis=" + (redisUrl == null ? "embedded" : "external")
                + ", " + bot + ", llm=" + llm + ", " + desk + "]";
    }

    /**
     * Reads the settings, the environment before the file before the default.
     *
     * @param file a YAML file; null for none
     * @throws BadConfig naming every wrong or unknown value and what would be right
     */
    public static Config read(Map<String, String> environment, @Nullable Path file) {
        var values = Values.of(environment, file);
        var bot = bot(values);
        var config = new Config(
                http(values),
                Path.of(values.text("EVENHAND_DATA_DIR", DATA_DIR)),
                attachments(values),
                redis(values),
                values.password("EVENHAND_ADMIN_PASSWORD"),
                bot,
                llm(values, bot),
                new Desk(
                        values.seconds("EVENHAND_DESK_IDLE_CLOSE_SECONDS", 1800, 30, 86_400),
                        values.seconds("EVENHAND_DESK_PRESENCE_GRACE_SECONDS", 60, 5, 3600),
                        Duration.ofDays(values.whole("EVENHAND_CONVERSATIONS_DAYS", 0, 0, 3650))),
                new Webhooks(
                        values.flag("EVENHAND_WEBHOOK_PRIVATE_ADDRESSES", false),
                        values.pauses("EVENHAND_WEBHOOK_RETRY_SECONDS", "1,5,30,120,600,3600,21600")),
                mail(values));
        // Read where the log begins, before any setting is; here only for the operator who misspelt it.
        values.among("EVENHAND_LOG_FORMAT", List.of("plain", "json"));
        values.complete();
        return config;
    }

    private static @Nullable String redis(Values values) {
        var url = values.optional("EVENHAND_REDIS_URL");
        if (url != null) {
            try {
                RedisUrl.check(url);
            } catch (IllegalArgumentException unreadable) {
                values.wrong("EVENHAND_REDIS_URL", "cannot be read. " + unreadable.getMessage());
            }
        }
        return url;
    }

    private static Attachments attachments(Values values) {
        var named = values.optional("EVENHAND_ATTACHMENTS_DIR");
        var days = values.whole("EVENHAND_ATTACHMENTS_DAYS", 180, 0, 3650);
        boolean inMemory = named == null && values.optional("EVENHAND_REDIS_URL") != null;
        long megabytes = values.whole("EVENHAND_ATTACHMENTS_MOST_MEGABYTES", inMemory ? 500 : 5000, 10, 10_000_000);
        return new Attachments(
                named == null ? null : Path.of(named),
                Duration.ofDays(days),
                values.flag("EVENHAND_ATTACHMENTS_TAKEN", true),
                megabytes * 1_000_000);
    }

    private static Http http(Values values) {
        var host = values.text("EVENHAND_HTTP_HOST", "127.0.0.1");
        var limits = values.flag("EVENHAND_RATE_LIMITS", true);
        if (!limits && !Values.loopback(host)) {
            values.wrong("EVENHAND_RATE_LIMITS", "may be off only while EVENHAND_HTTP_HOST is a loopback address");
        }
        return new Http(
                host,
                values.whole("EVENHAND_HTTP_PORT", 8080, 0, 65_535),
                limits,
                values.list("EVENHAND_WIDGET_ORIGINS", ORIGIN, "origins without a path, such as https://shop.example"),
                values.list(
                        "EVENHAND_TRUSTED_PROXIES",
                        Config::numeric,
                        "addresses such as 10.0.0.2, no names and no ranges"),
                values.flag("EVENHAND_DEVELOPMENT", false));
    }

    private static boolean numeric(String address) {
        return NetUtil.isValidIpV4Address(address) || NetUtil.isValidIpV6Address(address);
    }

    private static Bot bot(Values values) {
        return new Bot(
                values.ratio("EVENHAND_BOT_PRECISION", 0.9, 0.5, 0.99),
                values.ratio("EVENHAND_BOT_OUT_OF_SCOPE_SHARE", 0.4, 0.05, 0.8),
                values.seconds("EVENHAND_BOT_DEADLINE_SECONDS", 15, 2, 120),
                values.flag("EVENHAND_SAMPLE_SHOP", true),
                ToolDeclarations.read(values));
    }

    private static @Nullable MailOptions mail(Values values) {
        var host = values.optional("EVENHAND_MAIL_HOST");
        values.among("EVENHAND_MAIL_SECURITY", List.of("starttls", "tls", "none"));
        values.among("EVENHAND_MAIL_LANGUAGE", List.of("en", "zh"));
        var security = values.text("EVENHAND_MAIL_SECURITY", "starttls").toUpperCase(Locale.ROOT);
        var port = values.whole("EVENHAND_MAIL_PORT", security.equals("TLS") ? 465 : 587, 1, 65_535);
        var user = values.optional("EVENHAND_MAIL_USER");
        var password = values.optional("EVENHAND_MAIL_PASSWORD");
        var from = values.text("EVENHAND_MAIL_FROM", "");
        var to = values.list("EVENHAND_MAIL_TO");
        var language = Locale.forLanguageTag(values.text("EVENHAND_MAIL_LANGUAGE", "en"));
        if (host == null) {
            return null;
        }
        if (security.equals("NONE") && !Values.loopback(host)) {
            values.wrong("EVENHAND_MAIL_SECURITY", "may be none only while EVENHAND_MAIL_HOST is a loopback address");
        }
        addresses(values, "EVENHAND_MAIL_FROM", List.of(from));
        addresses(values, "EVENHAND_MAIL_TO", to);
        return values.flawed()
                ? null
                : new MailOptions(
                        host, port, MailOptions.Security.valueOf(security), user, password, from, to, language);
    }

    private static void addresses(Values values, String name, List<String> addresses) {
        if (addresses.isEmpty() || !addresses.stream().allMatch(one -> one.matches("[^@\\s]+@[^@\\s]+"))) {
            values.wrong(name, "must be given as name@host when EVENHAND_MAIL_HOST is set");
        }
    }

    private static @Nullable LlmSettings llm(Values values, Bot bot) {
        var address = values.uri("EVENHAND_LLM_BASE_URL");
        var model = values.text("EVENHAND_LLM_MODEL", "");
        var key = values.text("EVENHAND_LLM_API_KEY", "");
        var usual = LlmSettings.Limits.DEFAULT;
        var limits = new LlmSettings.Limits(
                values.seconds(
                        "EVENHAND_LLM_TIMEOUT_SECONDS",
                        (int) Math.min(
                                usual.timeout().toSeconds(), bot.deadline().toSeconds() - 1),
                        1,
                        110),
                values.whole("EVENHAND_LLM_CONCURRENCY", usual.concurrency(), 1, 1000),
                values.whole("EVENHAND_LLM_MOST_TOKENS", usual.mostTokens(), 50, 4000),
                values.whole("EVENHAND_LLM_HISTORY_TOKENS", usual.historyTokens(), 0, 100_000));
        var prices = new Prices(
                values.optionalRatio("EVENHAND_LLM_PRICE_INPUT_PER_MILLION", 0, 1e6),
                values.optionalRatio("EVENHAND_LLM_PRICE_OUTPUT_PER_MILLION", 0, 1e6));
        if (address == null) {
            boolean named = !model.isEmpty() || !key.isEmpty();
            if (named && values.optional("EVENHAND_LLM_BASE_URL") == null) {
                values.wrong(
                        "EVENHAND_LLM_BASE_URL", "is needed when EVENHAND_LLM_MODEL or EVENHAND_LLM_API_KEY is set");
            }
            return null;
        }
        if (limits.timeout().compareTo(bot.deadline()) >= 0) {
            values.wrong("EVENHAND_LLM_TIMEOUT_SECONDS", "must be less than EVENHAND_BOT_DEADLINE_SECONDS");
        }
        if (model.isEmpty()) {
            values.wrong("EVENHAND_LLM_MODEL", "is needed when EVENHAND_LLM_BASE_URL is set");
        }
        return new LlmSettings(address.toString(), model, key, limits, prices);
    }
}
