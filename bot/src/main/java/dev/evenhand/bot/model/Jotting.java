package dev.evenhand.bot.model;

/** Takes down a short answer that nobody sees before it is whole. */
final class Jotting implements Notes<String> {
    private static final int LONGEST = 4_000;

    private final StringBuilder written = new StringBuilder();
    private boolean over;

    @Override
    public void take(String words) {
        if (!over && written.append(words).length() > LONGEST) {
            throw new ModelFailure("the model would not stop");
        }
    }

    @Override
    public String end() {
        over = true;
        return written.toString();
    }

    @Override
    public void giveUp() {
        over = true;
    }

    @Override
    public String soFar() {
        return written.toString();
    }

    @Override
    public boolean awaited() {
        return false;
    }

    @Override
    public boolean over() {
        return over;
    }

    @Override
    public boolean unseen() {
        return written.isEmpty();
    }
}
