package dev.evenhand.bot.exchange;

import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A kind of file articles come in and go out as. Text is UTF-8; a byte-order mark is skipped. */
public enum ArticleFormat {
    /** {@code {"articles": […]}} or the bare list. */
    JSON("json", "application/json") {
        @Override
        public Reading read(byte[] file) {
            return Utf8.read(file, JsonArticles::read);
        }

        @Override
        public byte[] write(List<Article> articles) {
            return JsonArticles.document(articles).getBytes(StandardCharsets.UTF_8);
        }
    },
    /** One article a line. */
    JSON_LINES("jsonl", "application/x-ndjson") {
        @Override
        public Reading read(byte[] file) {
            return Utf8.read(file, JsonArticles::readLines);
        }

        @Override
        public byte[] write(List<Article> articles) {
            return JsonArticles.writeLines(articles).getBytes(StandardCharsets.UTF_8);
        }
    },
    /** One question a line; see {@link CsvArticles}. */
    CSV("csv", "text/csv") {
        @Override
        public Reading read(byte[] file) {
            return Utf8.read(file, CsvArticles::read);
        }

        @Override
        public byte[] write(List<Article> articles) {
            return CsvArticles.write(articles).getBytes(StandardCharsets.UTF_8);
        }
    },
    /** A zipped folder with one Markdown file an article; see {@link MarkdownArticles}. */
    MARKDOWN("markdown", "application/zip") {
        @Override
        public Reading read(byte[] file) {
            return ZipFolder.read(file);
        }

        @Override
        public byte[] write(List<Article> articles) {
            return ZipFolder.write(MarkdownArticles.write(articles));
        }
    },
    /** A saved page of questions and answers; see {@link FaqPage}. */
    HTML("html", "text/html") {
        @Override
        public Reading read(byte[] file) {
            return FaqPage.read(file);
        }

        @Override
        public byte[] write(List<Article> articles) {
            return FaqPageWriter.write(articles).getBytes(StandardCharsets.UTF_8);
        }
    };

    private final String code;
    private final String mediaType;

    ArticleFormat(String code, String mediaType) {
        this.code = code;
        this.mediaType = mediaType;
    }

    /** Reads a whole file; whatever is wrong with its form stands in the reading's errors. */
    public abstract Reading read(byte[] file);

    /** A file that {@link #read} would give back; of an HTML page only what such a page can say. */
    public abstract byte[] write(List<Article> articles);

    /** Its name in addresses, such as {@code jsonl}. */
    public String code() {
        return code;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What a file of this kind is usually called. */
    public String fileName() {
        return "articles." + (this == MARKDOWN ? "zip" : code);
    }

    public static Optional<ArticleFormat> of(String code) {
        return Stream.of(values()).filter(format -> format.code.equals(code)).findFirst();
    }

    /** By media type, parameters and case aside. */
    public static Optional<ArticleFormat> ofMediaType(String type) {
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(format -> format.mediaType.equals(plain))
                .findFirst();
    }

    /** By the end of a file's name. */
    public static Optional<ArticleFormat> ofFile(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        if (small.endsWith(".zip")) {
            return Optional.of(MARKDOWN);
        }
        if (small.endsWith(".htm") || small.endsWith(".ndjson")) {
            return Optional.of(small.endsWith(".htm") ? HTML : JSON_LINES);
        }
        return Stream.of(values())
                .filter(format -> small.endsWith("." + format.code))
                .findFirst();
    }
}
