package dev.evenhand.web.attachment;

import dev.evenhand.handoff.conversation.ConversationEvent.Attached;
import dev.evenhand.handoff.conversation.ConversationEvent.Attachment;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.web.auth.Staff;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.BoundedUpload;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Sending a file into a conversation, and fetching it: with the conversation's token, or as staff. */
public final class AttachmentRoutes implements Api.Routes {
    static final long LARGEST = 5L * 1024 * 1024;

    private final Vertx vertx;
    private final Desk desk;
    private final AttachmentStore store;
    private final Admittance admittance;

    public AttachmentRoutes(Vertx vertx, Desk desk, AttachmentStore store, Admittance admittance) {
        this.vertx = vertx;
        this.desk = desk;
        this.store = store;
        this.admittance = admittance;
    }

    @Override
    public void mount(Api api) {
        api.onStream("attach", this::attach).onStream("attachment", this::fetch);
    }

    private void attach(RoutingContext ctx) {
        admittance
                .ask(ctx, id(ctx))
                .compose(admitted -> uploaded(ctx, file -> keep(ctx, file)))
                .onSuccess(kept -> Answer.created(Json.object(kept)).send(ctx))
                .onFailure(failure -> {
                    ctx.request().resume();
                    ctx.fail(failure);
                });
    }

    private <T> Future<T> uploaded(RoutingContext ctx, Function<Path, Future<T>> step) {
        var files = vertx.fileSystem();
        return files.createTempFile("evenhand-", ".upload", "rw-------")
                .compose(name -> BoundedUpload.to(vertx, new BoundedUpload.Place(Path.of(name), LARGEST), ctx.request())
                        .recover(AttachmentRoutes::inOurWords)
                        .compose(length -> step.apply(Path.of(name)))
                        .eventually(() -> files.delete(name)));
    }

    private static Future<Long> inOurWords(Throwable failure) {
        return Future.failedFuture(
                failure instanceof Problem problem && problem.kind() == ProblemKind.TOO_LARGE
                        ? Problem.of(ProblemKind.TOO_LARGE, "The file is larger than 5 MB; send a smaller one.")
                        : failure);
    }

    /** Sent again because the answer was lost, a file is there already. */
    private Future<Attachment> keep(RoutingContext ctx, Path file) {
        var attachmentId = attachmentId(ctx);
        return desk.history(id(ctx), null).compose(history -> told(history, attachmentId)
                .map(Future::succeededFuture)
                .orElseGet(() -> keepNew(ctx, file, attachmentId)));
    }

    /** The bytes first, then the event that tells of them: an attachment that is seen can be fetched. */
    private Future<Attachment> keepNew(RoutingContext ctx, Path file, String attachmentId) {
        return head(file).compose(head -> {
            var kind = FileKind.of(head.getBytes())
                    .orElseThrow(() -> Problem.of(
                            ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                            "Images (PNG, JPEG, GIF, WebP) and PDF files are taken, told by their content."));
            return vertx.fileSystem().props(file.toString()).compose(props -> {
                var name =
                        FileName.of(ctx.queryParams().get("name"), kind.name().toLowerCase(Locale.ROOT));
                return keep(ctx, file, new Attachment(attachmentId, name, kind.mediaType(), props.size()));
            });
        });
    }

    /** Made of the sender's own id for it where there is one, so that the same file sent twice is one. */
    private static String attachmentId(RoutingContext ctx) {
        var own = ctx.queryParams().get("clientMessageId");
        if (own == null) {
            return "f-" + UUID.randomUUID();
        }
        var staff = Staff.orNull(ctx);
        var sender = staff == null ? "" : staff.agent().id();
        return "f-" + UUID.nameUUIDFromBytes((id(ctx) + ' ' + sender + ' ' + own).getBytes(StandardCharsets.UTF_8));
    }

    private Future<Attachment> keep(RoutingContext ctx, Path file, Attachment attachment) {
        var key = new AttachmentStore.Key(id(ctx), attachment.id());
        return sender(ctx)
                .compose(by -> store.keep(key, file)
                        .compose(kept -> desk.attach(id(ctx), by, attachment))
                        .recover(failure ->
                                failure instanceof Refusal ? letGo(key, failure) : Future.failedFuture(failure)))
                .map(attachment);
    }

    /**
     * The bytes go only when the conversation will certainly never tell of them. Where the store did not answer it may;
     * and where the same file was sent twice at once, one of them is refused after the other was told.
     */
    private Future<Void> letGo(AttachmentStore.Key key, Throwable refusal) {
        return desk.history(key.conversation(), null)
                .compose(history -> told(history, key.id()).isPresent()
                        ? Future.succeededFuture()
                        : store.forget(key).transform(gone -> Future.failedFuture(refusal)));
    }

    private Future<Buffer> head(Path file) {
        return vertx.fileSystem()
                .open(file.toString(), new OpenOptions().setRead(true).setWrite(false))
                .compose(open -> open.read(Buffer.buffer(), 0, 0, FileKind.HEAD).eventually(open::close));
    }

    private Future<Participant> sender(RoutingContext ctx) {
        var staff = Staff.orNull(ctx);
        return desk.conversation(id(ctx))
                .map(conversation -> staff == null
                        ? conversation.opening().customer().participant()
                        : staff.agent().participant());
    }

    /** Only what the conversation tells of is found; name and type come from there. */
    private void fetch(RoutingContext ctx) {
        ctx.request().resume();
        var wanted = Objects.requireNonNull(ctx.pathParam("attachment"));
        desk.history(id(ctx), null)
                .compose(history -> found(history, wanted))
                .compose(attachment -> store.read(new AttachmentStore.Key(id(ctx), attachment.id()))
                        .map(content -> content.orElseThrow(AttachmentRoutes::gone))
                        .compose(content -> send(ctx, attachment, content)))
                .onFailure(ctx::fail);
    }

    private static Future<Attachment> found(List<Entry> history, String wanted) {
        return told(history, wanted).map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(unknown()));
    }

    private static Optional<Attachment> told(List<Entry> history, String wanted) {
        return history.stream()
                .map(Entry::event)
                .filter(Attached.class::isInstance)
                .map(event -> ((Attached) event).attachment())
                .filter(attachment -> attachment.id().equals(wanted))
                .findFirst();
    }

    private static Problem unknown() {
        return Problem.of(ProblemKind.NOT_FOUND, "There is no such attachment in this conversation.");
    }

    private static Problem gone() {
        return Problem.of(ProblemKind.NOT_FOUND, "The file is no longer kept; ask for it to be sent again.");
    }

    private static Future<Void> send(RoutingContext ctx, Attachment attachment, Buffer content) {
        return ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, attachment.mediaType())
                .putHeader(HttpHeaders.CONTENT_DISPOSITION, FileName.disposition(attachment.name()))
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=86400, immutable")
                .end(content);
    }

    private static String id(RoutingContext ctx) {
        return Objects.requireNonNull(ctx.pathParam("id"));
    }
}
