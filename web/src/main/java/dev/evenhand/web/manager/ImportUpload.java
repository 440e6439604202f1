package dev.evenhand.web.manager;

import dev.evenhand.metrics.history.ForeignHistory.Form;
import dev.evenhand.web.http.BoundedUpload;
import dev.evenhand.web.http.BoundedUpload.Place;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to be imported: a file as the whole body, or a form with the parts {@code file} and, of one's own or none,
 * {@code mapping}. The kind of the file goes by its media type, in a form also by its name.
 */
final class ImportUpload {
    private static final long LONGEST = 4L * 1024 * 1024 * 1024;
    private static final int LONGEST_MAPPING = 64 * 1024;
    private static final String FORM = "multipart/form-data";
    private static final String CSV = "text/csv";
    private static final Set<String> LINES =
            Set.of("application/x-ndjson", "application/ndjson", "application/jsonl", "application/json-lines");
    private static final Set<String> LINE_NAMES = Set.of("jsonl", "ndjson", "json");

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Path target;
    private final List<Future<?>> parts = new ArrayList<>();
    private @Nullable Boolean csv;
    private @Nullable String mapping;
    private long length;

    /** {@code target} receives the file. */
    ImportUpload(Vertx vertx, HttpServerRequest request, Path target) {
        this.vertx = vertx;
        this.request = request;
        this.target = target;
    }

    /** Whether the body is of a kind that is read at all. */
    static boolean readable(HttpServerRequest request) {
        var type = type(request.getHeader(HttpHeaders.CONTENT_TYPE));
        return type.equals(CSV) || type.equals(FORM) || LINES.contains(type);
    }

    /** How the file, once it has arrived, is to be read. */
    Future<Form> received(@Nullable String preset) {
        var type = type(request.getHeader(HttpHeaders.CONTENT_TYPE));
        Future<?> arrived = type.equals(FORM) ? parts() : whole(type.equals(CSV));
        return arrived.map(there -> form(preset));
    }

    private Form form(@Nullable String preset) {
        if (csv == null) {
            throw Problem.field("file", "The part \"file\" is missing: the history, as CSV or JSON lines.");
        }
        if (length == 0) {
            throw Problem.of(ProblemKind.MALFORMED_BODY, "The file is empty; send one JSON object a line, or CSV.");
        }
        if (preset != null && mapping != null) {
            throw Problem.field("mapping", "Send a preset or a mapping of your own, not both.");
        }
        return new Form(csv, preset, mapping);
    }

    private Future<Long> whole(boolean asCsv) {
        csv = asCsv;
        return BoundedUpload.to(vertx, new Place(target, LONGEST), request).onSuccess(bytes -> length = bytes);
    }

    private Future<?> parts() {
        Promise<Void> read = Promise.promise();
        request.setExpectMultipart(true);
        request.uploadHandler(this::part);
        request.exceptionHandler(broken -> read.tryFail(
                Problem.of(ProblemKind.MALFORMED_BODY, "The form cannot be read: " + broken.getMessage())));
        request.endHandler(end -> read.tryComplete());
        request.resume();
        return read.future().compose(end -> Future.all(parts)).onSuccess(all -> {
            var written = request.getFormAttribute("mapping");
            if (mapping == null && written != null) {
                mapping = written;
            }
        });
    }

    private void part(HttpServerFileUpload part) {
        switch (part.name()) {
            case "file" -> file(part);
            case "mapping" -> mapping(part);
            default ->
                parts.add(Future.failedFuture(Problem.field(
                        part.name(),
                        "There is no part \"" + part.name() + "\"; send \"file\" and, if wanted, \"mapping\".")));
        }
    }

    private void file(HttpServerFileUpload part) {
        csv = kind(part);
        parts.add(
                csv == null
                        ? Future.failedFuture(Problem.field(
                                "file",
                                "The file must be CSV (.csv, text/csv) or JSON lines (.jsonl, application/x-ndjson)."))
                        : BoundedUpload.to(vertx, new Place(target, LONGEST), request, part)
                                .onSuccess(bytes -> length = bytes));
    }

    private static @Nullable Boolean kind(HttpServerFileUpload part) {
        var type = type(part.contentType());
        var name = part.filename().toLowerCase(Locale.ROOT);
        var ending = name.substring(name.lastIndexOf('.') + 1);
        if (type.equals(CSV) || ending.equals("csv")) {
            return true;
        }
        boolean lines = LINES.contains(type) || LINE_NAMES.contains(ending);
        return lines ? Boolean.FALSE : null;
    }

    private void mapping(HttpServerFileUpload part) {
        Promise<Void> read = Promise.promise();
        var text = Buffer.buffer();
        part.handler(chunk -> {
            if (text.length() + chunk.length() > LONGEST_MAPPING) {
                read.tryFail(Problem.field("mapping", "The mapping is longer than 64 KB."));
            } else {
                text.appendBuffer(chunk);
            }
        });
        part.exceptionHandler(read::tryFail);
        part.endHandler(end -> {
            mapping = text.toString(StandardCharsets.UTF_8);
            read.tryComplete();
        });
        parts.add(read.future());
    }

    private static String type(@Nullable String declared) {
        return declared == null ? "" : declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
