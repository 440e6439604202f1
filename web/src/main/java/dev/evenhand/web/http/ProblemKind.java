package dev.evenhand.web.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every kind of problem this API answers with; the slug is stable, a page under {@code /problems/} explains it. */
public enum ProblemKind {
    INVALID_FIELD(400, "A field is not right", "Correct the field that is named and send the request again."),
    MALFORMED_BODY(400, "The body cannot be read", "Send one JSON value, in UTF-8, with nothing after it."),
    MALFORMED_ADDRESS(
            400, "The address cannot be read", "A % in it is not followed by two hex digits; encode it as %25."),
    REJECTED_IMPORT(
            400, "Nothing was imported", "Each entry to correct is listed in errors; correct them all, import again."),
    WRONG_CREDENTIALS(401, "Name or password is not right", "Check both; an administrator can set a new password."),
    NOT_SIGNED_IN(401, "Sign in first", "Sign in, or send a valid token as Authorization: Bearer."),
    NOT_ALLOWED(403, "This is not for you", "Ask an administrator for the role that is named."),
    WRONG_ORIGIN(403, "This page may not do that", "An administrator can add the page's origin to the settings."),
    FILES_OFF(403, "Files are not taken here", "Describe it in words; an operator can turn files on."),
    NOT_FOUND(404, "There is nothing here", "Check the address; /docs lists every one there is."),
    METHOD_NOT_ALLOWED(405, "The address does not take this method", "See /docs for the methods of this address."),
    CLOSED_CONVERSATION(
            409,
            "The conversation is closed",
            "The customer can go on in a new conversation that names this one as previous."),
    WRITE_FIRST(409, "Nothing was written yet", "Write a message first, then send the file."),
    STILL_OPEN(409, "The conversation is still open", "Close or resolve it first."),
    TAKEN(409, "Somebody else has it", "holder says who; take another one, or ask for a transfer."),
    OFFERED(409, "Somebody else is asked first", "Try again after until; holder says who is asked."),
    OUTDATED(409, "It is no longer current", "Read the conversation again; it has moved on."),
    OVER_CAPACITY(409, "Your hands are full", "Resolve or transfer a chat, or raise your capacity."),
    NOT_PRESENT(409, "Not available", "Set presence to available first; a transfer needs somebody who is."),
    NOT_SKILLED(409, "Not a chat for you", "Leave it to somebody who has the language or skill that is named."),
    ALREADY_RUNNING(409, "It runs already", "Stop it first, then start it anew."),
    ALREADY_AUDITED(409, "It has been audited already", "Take the next one; the first audit of a conversation counts."),
    NOT_DRAWN(409, "It was not drawn for you", "Ask for the next one; it is yours to judge for a quarter of an hour."),
    NAME_TAKEN(409, "The name is taken", "Choose another name."),
    LAST_ADMINISTRATOR(409, "The last administrator stays", "Make somebody else an administrator first."),
    TOO_LARGE(413, "The body is too large", "Send less, or in parts; the limit is named."),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is of another type", "Send it with the Content-Type that is named."),
    TOO_MANY_REQUESTS(429, "Too many requests", "Wait for the seconds in Retry-After, then go on."),
    INTERNAL(500, "Something went wrong here", "Try again; if it stays, the server's log says more."),
    BUSY(503, "Too busy just now", "Wait for the seconds in Retry-After, then try again."),
    NO_ROOM_FOR_FILES(
            507,
            "No room for files",
            "Files are taken again once older ones have gone; until then describe it in words."),
    STORE_AWAY(
            503,
            "The store is away",
            "Nothing that was acknowledged is lost. Try again after the seconds in Retry-After.");

    private final int status;
    private final String title;
    private final String advice;

    ProblemKind(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What to do about it, in general. */
    public String advice() {
        return advice;
    }

    /** Such as {@code closed-conversation}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ProblemKind> of(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }
}
