package tupa.wire.command;

import java.util.Optional;

/** What a person asks of the program in front of him; the server has no part in it. */
public sealed interface LocalCommand {
    /** Bring a room or conversation to the front: by its number, or by what its name is like. */
    record Go(String where) implements LocalCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.go(this);
        }
    }

    /** Find in what is loaded; the next one further up when nothing is named. */
    record Search(Optional<String> text) implements LocalCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.search(this);
        }
    }

    /** Everything everywhere counts as read. */
    record MarkRead() implements LocalCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.markRead(this);
        }
    }

    /** The last {@code count} lines in front count as new. */
    record MarkUnread(int count) implements LocalCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.markUnread(this);
        }
    }

    /** Show nothing more of somebody; whom that is, when nobody is named. */
    record Ignore(Optional<String> nick) implements LocalCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ignore(this);
        }
    }

    record Unignore(String nick) implements LocalCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unignore(this);
        }
    }

    record Whois(String nick) implements LocalCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.whois(this);
        }
    }

    /** Send again what was refused. */
    record Resend() implements LocalCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.resend(this);
        }
    }

    /** Write what is loaded of the room in front to a file. */
    record Export(String file) implements LocalCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.export(this);
        }
    }

    /** Show settings, or change one; {@code save} also writes it to the file. */
    record Set(Optional<String> key, Optional<String> value, boolean save) implements LocalCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.set(this);
        }
    }

    /** Show which colours there are, or take others; {@code save} also writes that to the file. */
    record Theme(Optional<String> name, boolean save) implements LocalCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.theme(this);
        }
    }

    /** Show what the keys do, or change one; {@code save} also writes it to the file. */
    record Bind(Optional<String> key, Optional<String> what, boolean save) implements LocalCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bind(this);
        }
    }

    <R> R accept(Visitor<R> visitor);

    /** One method per command and no default. */
    interface Visitor<R> {
        R go(Go go);

        R search(Search search);

        R markRead(MarkRead markRead);

        R markUnread(MarkUnread markUnread);

        R ignore(Ignore ignore);

        R unignore(Unignore unignore);

        R whois(Whois whois);

        R resend(Resend resend);

        R export(Export export);

        R set(Set set);

        R theme(Theme theme);

        R bind(Bind bind);
    }
}
